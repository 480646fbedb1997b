import { afterEach, describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { RelayError, RelayErrorKind } from './relay-error.js';
import type { SmtpConnection } from './smtp-connection.js';
import { SmtpPool, type SmtpPoolOptions } from './smtp-pool.js';
import { SILENCE, type Answer, type Script } from './testing/script.js';
import { ScriptedRelay } from './testing/scripted-relay.js';

const MESSAGE = { from: 'bounces@news.example', to: 'ana@example.com', content: 'a\r\n' };
const pools: SmtpPool[] = [];

afterEach(async () => {
  for (const pool of pools.splice(0)) pool.destroy();
  await ScriptedRelay.closeAll();
});

async function start(options: Partial<SmtpPoolOptions> = {}, script: Script = {}) {
  const relay = await ScriptedRelay.listen(script);
  const pool = new SmtpPool(relay.endpoint(), { maxConnections: 2, ...options });
  pools.push(pool);
  return { relay, pool };
}

/** Whether a promise is settled once everything that is due has run. */
async function pending(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting');
  const settled = promise.catch(() => undefined);
  return (await Promise.race([settled, sleep(30, waiting)])) === waiting;
}

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('It did not come about.');
    await sleep(2);
  }
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('It succeeded.');
    },
    error => error,
  );

describe('a pool', () => {
  it('opens a connection when one is needed, and gives it out again when it is free', async () => {
    const { relay, pool } = await start();
    const first = await pool.acquire();
    expect((await first.send(MESSAGE)).kind).toBe('accepted');
    pool.release(first);
    expect(await pool.acquire()).toBe(first);
    expect(relay.sessions).toHaveLength(1);
    expect(pool.counters).toEqual({ open: 1, inUse: 1, opening: 0, waiting: 0, opened: 1, failed: 0 });
  });

  it('gives out what was used last, so that the others can be closed', async () => {
    const { pool } = await start();
    const [first, second] = await Promise.all([pool.acquire(), pool.acquire()]);
    pool.release(first);
    pool.release(second);
    expect(await pool.acquire()).toBe(second);
    expect(await pool.acquire()).toBe(first);
  });

  it('never has more connections than the limit; who comes first is served first', async () => {
    const { relay, pool } = await start();
    const [first, second] = await Promise.all([pool.acquire(), pool.acquire()]);
    const third = pool.acquire();
    const fourth = pool.acquire();
    expect(await pending(third)).toBe(true);
    expect(pool.counters).toMatchObject({ open: 2, inUse: 2, waiting: 2 });
    pool.release(second);
    expect(await third).toBe(second);
    pool.release(first);
    expect(await fourth).toBe(first);
    expect(relay.sessions).toHaveLength(2);
  });

  it('opens another connection for who waits when one is lost', async () => {
    const { pool } = await start({ maxConnections: 1 });
    const first = await pool.acquire();
    const waiting = pool.acquire();
    first.destroy();
    expect(await pending(waiting)).toBe(true);
    pool.release(first);
    const second = await waiting;
    expect(second).not.toBe(first);
    expect((await second.send(MESSAGE)).kind).toBe('accepted');
  });

  it('does not keep a connection with a message on its way', async () => {
    const { pool } = await start({}, { answers: { RCPT: SILENCE } });
    const connection = await pool.acquire();
    const sending = connection.send(MESSAGE);
    pool.release(connection);
    expect(await sending).toMatchObject({ kind: 'lost', accepted: 'NO' });
    expect(pool.counters.open).toBe(0);
  });

  it('notices when the relay closes an idle connection', async () => {
    const { relay, pool } = await start();
    const first = await pool.acquire();
    pool.release(first);
    relay.sessions[0]!.socket.end('421 4.4.2 Idle for too long\r\n');
    await until(() => pool.counters.open === 0);
    const second = await pool.acquire();
    expect((await second.send(MESSAGE)).kind).toBe('accepted');
  });

  it('takes leave of connections that are idle for too long, of each in its time', async () => {
    const { relay, pool } = await start({ idleMs: 1_000 });
    const [first, second] = await Promise.all([pool.acquire(), pool.acquire()]);
    pool.release(first);
    await sleep(300);
    expect(pool.counters.open).toBe(2);
    pool.release(second);
    await until(() => pool.counters.open === 1);
    expect(second.usable).toBe(true);
    await until(() => pool.counters.open === 0);
    await until(() => relay.open === 0);
    expect(relay.commands.filter(command => command === 'QUIT')).toHaveLength(2);
  });

  it('takes leave of connections that have carried their share', async () => {
    const { relay, pool } = await start({ maxConnections: 1, messagesPerConnection: 2 });
    const used = new Set<SmtpConnection>();
    for (let at = 0; at < 5; at += 1) {
      const connection = await pool.acquire();
      used.add(connection);
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
      pool.release(connection);
    }
    expect(used.size).toBe(3);
    expect(relay.messages).toHaveLength(5);
    expect(relay.commands.filter(command => command === 'QUIT')).toHaveLength(2);
  });

  it('counts a connection until the relay has let it go', async () => {
    const answers = { QUIT: { afterMs: 600, say: '221 Bye', and: 'close' } as Answer };
    const { relay, pool } = await start({ maxConnections: 1, messagesPerConnection: 1 }, { answers });
    const connection = await pool.acquire();
    await connection.send(MESSAGE);
    const next = pool.acquire();
    pool.release(connection);
    await sleep(20);
    expect(relay.sessions).toHaveLength(1);
    expect(await next).not.toBe(connection);
    expect(relay.sessions).toHaveLength(2);
  });

  it('refuses a connection that is not in use from it', async () => {
    const { pool } = await start();
    const { pool: other } = await start();
    const connection = await pool.acquire();
    expect(() => other.release(connection)).toThrow(/not in use/);
    pool.release(connection);
    expect(() => pool.release(connection)).toThrow(/not in use/);
    expect(pool.counters).toMatchObject({ open: 1, inUse: 0 });
  });

  it('does not show the credentials when it is printed', () => {
    const auth = { kind: 'PASSWORD', username: 'ana', password: 'pä$$' } as const;
    const endpoint = {
      host: 'relay.example',
      port: 25,
      security: 'TLS',
      clientName: 'client.example',
      auth,
    } as const;
    expect(
      inspect(new SmtpPool(endpoint, { maxConnections: 1 }), { depth: 20, showHidden: true }),
    ).not.toContain('pä');
  });
});

describe('a pool whose relay fails', () => {
  it('says so to who asked, and recovers by itself', async () => {
    let greeting: string | undefined = '421 4.3.2 Not now';
    const { pool } = await start({ maxConnections: 1 }, { answers: { GREETING: () => greeting } });
    const attempts = await Promise.all([1, 2, 3].map(() => failure(pool.acquire())));
    for (const error of attempts) {
      expect(error).toBeInstanceOf(RelayError);
      expect(error).toMatchObject({ kind: RelayErrorKind.REFUSED, reply: { code: 421 } });
    }
    expect(pool.counters).toEqual({ open: 0, inUse: 0, opening: 0, waiting: 0, opened: 0, failed: 3 });
    greeting = undefined;
    const connection = await pool.acquire();
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(pool.counters).toMatchObject({ open: 1, opened: 1, failed: 3 });
  });

  it('lets who gave up go, whether they wait for a turn or for the relay', async () => {
    const { pool } = await start({ maxConnections: 1 }, { answers: { EHLO: SILENCE } });
    const opening = new AbortController();
    const waiting = new AbortController();
    const first = failure(pool.acquire(opening.signal));
    const second = failure(pool.acquire(waiting.signal));
    waiting.abort();
    expect(await second).toMatchObject({ kind: RelayErrorKind.CANCELED });
    expect(pool.counters).toMatchObject({ opening: 1, waiting: 0 });
    opening.abort();
    expect(await first).toMatchObject({ kind: RelayErrorKind.CANCELED });
    expect(pool.counters).toMatchObject({ opening: 0, failed: 0 });
    expect(await failure(pool.acquire(AbortSignal.abort()))).toMatchObject({ kind: RelayErrorKind.CANCELED });
  });

  it('does not deny a connection to who gave up after having got it', async () => {
    const { pool } = await start({ maxConnections: 1 });
    const first = await pool.acquire();
    const giveUp = new AbortController();
    const second = pool.acquire(giveUp.signal);
    pool.release(first);
    const connection = await second;
    expect(getEventListeners(giveUp.signal, 'abort')).toEqual([]);
    giveUp.abort();
    expect((await connection.send(MESSAGE)).kind).toBe('accepted');
    expect(pool.counters).toMatchObject({ inUse: 1, waiting: 0 });
  });
});

describe('the limit of a pool', () => {
  it('can be raised, and those who wait are served', async () => {
    const { pool } = await start({ maxConnections: 0 });
    const waiting = [pool.acquire(), pool.acquire(), pool.acquire()];
    expect(await pending(Promise.race(waiting))).toBe(true);
    pool.setLimit(2);
    await Promise.all(waiting.slice(0, 2));
    expect(pool.counters).toMatchObject({ inUse: 2, waiting: 1 });
    pool.setLimit(3);
    await waiting[2];
    expect(pool.counters).toMatchObject({ inUse: 3, waiting: 0 });
  });

  it('can be lowered: idle connections go at once, the others when they are released', async () => {
    const { relay, pool } = await start({ maxConnections: 4 });
    const connections = await Promise.all([1, 2, 3, 4].map(() => pool.acquire()));
    pool.release(connections[0]!);
    pool.release(connections[1]!);
    pool.setLimit(1);
    await until(() => relay.open === 2);
    expect(connections.map(connection => connection.usable)).toEqual([false, false, true, true]);
    pool.release(connections[2]!);
    expect(connections[2]!.usable).toBe(false);
    pool.release(connections[3]!);
    expect(connections[3]!.usable).toBe(true);
    expect(pool.counters).toMatchObject({ open: 1, inUse: 0 });
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('cannot be %s', async limit => {
    const { pool } = await start();
    expect(() => pool.setLimit(limit)).toThrow(TypeError);
    expect(() => new SmtpPool({} as never, { maxConnections: limit })).toThrow(TypeError);
  });
});

describe('closing a pool', () => {
  it('waits for those in use, takes leave of all, and denies those who wait', async () => {
    const { relay, pool } = await start({ maxConnections: 3 });
    const connections = await Promise.all([pool.acquire(), pool.acquire(), pool.acquire()]);
    const waiting = failure(pool.acquire());
    const closed = pool.close();
    expect(await waiting).toMatchObject({ kind: RelayErrorKind.POOL_CLOSED });
    for (const connection of connections) {
      expect(await pending(closed)).toBe(true);
      expect((await connection.send(MESSAGE)).kind).toBe('accepted');
      pool.release(connection);
    }
    await closed;
    await pool.close();
    await until(() => relay.open === 0);
    expect(relay.commands.filter(command => command === 'QUIT')).toHaveLength(3);
    expect(await failure(pool.acquire())).toMatchObject({ kind: RelayErrorKind.POOL_CLOSED });
  });

  it('takes leave of idle connections at once', async () => {
    const { relay, pool } = await start();
    pool.release(await pool.acquire());
    await pool.close();
    expect(relay.commands.at(-1)).toBe('QUIT');
    expect(pool.counters.open).toBe(0);
  });

  it('is done at once when there is no connection', async () => {
    const { pool } = await start();
    await pool.close();
    expect(pool.counters.open).toBe(0);
  });

  it('waits for a connection that is being opened', async () => {
    const { pool } = await start({}, { answers: { EHLO: { afterMs: 40, say: '250 relay.example' } } });
    const opening = pool.acquire();
    const closed = pool.close();
    const connection = await opening;
    expect(await pending(closed)).toBe(true);
    pool.release(connection);
    await closed;
    expect(connection.usable).toBe(false);
  });

  it('by force ends everything: idle, in use, opening, waiting and leaving', async () => {
    const QUIT = SILENCE;
    const EHLO = (): Answer | undefined => (relay.sessions.length > 3 ? SILENCE : undefined);
    const { relay, pool } = await start({ maxConnections: 3 }, { answers: { QUIT, EHLO, RCPT: SILENCE } });
    const [idle, busy, leaving] = await Promise.all([pool.acquire(), pool.acquire(), pool.acquire()]);
    const sending = busy.send(MESSAGE);
    pool.setLimit(2);
    pool.release(leaving);
    pool.setLimit(4);
    const opening = failure(pool.acquire());
    const waiting = failure(pool.acquire());
    expect(await pending(Promise.race([opening, waiting]))).toBe(true);
    expect(pool.counters).toMatchObject({ inUse: 2, opening: 1, waiting: 1 });

    pool.destroy();
    expect(await opening).toMatchObject({ kind: RelayErrorKind.CANCELED });
    expect(await waiting).toMatchObject({ kind: RelayErrorKind.POOL_CLOSED });
    expect(await sending).toMatchObject({ kind: 'lost', accepted: 'NO' });
    expect([idle.usable, busy.usable, leaving.usable]).toEqual([false, false, false]);
    await until(() => relay.open === 0);
    pool.release(busy);
    pool.release(idle);
    await pool.close();
  });

  it('by force ends idle connections without a word', async () => {
    const { relay, pool } = await start({}, { answers: { QUIT: SILENCE } });
    const connection = await pool.acquire();
    pool.release(connection);
    pool.destroy();
    expect(connection.usable).toBe(false);
    await until(() => relay.open === 0);
    await pool.close();
  });
});

describe('a pool under load', () => {
  it('loses nothing, repeats nothing and stays under its limit, whatever the relay does', async () => {
    let count = 0;
    const sometimes = (every: number, answer: Answer) => () => {
      count += 1;
      return count % every === 0 ? answer : undefined;
    };
    const { relay, pool } = await start(
      { maxConnections: 5, messagesPerConnection: 17 },
      {
        answers: {
          GREETING: sometimes(7, '421 4.3.2 Too many'),
          RCPT: sometimes(11, '450 4.2.1 Busy'),
          MAIL: sometimes(13, { and: 'close' }),
          CONTENT: sometimes(19, { say: '451 4.3.0 Later', and: 'close' }),
        },
      },
    );
    const left = Array.from({ length: 300 }, (_, at) => `user${at}@example.com`);
    let most = 0;
    const runner = async (): Promise<void> => {
      for (let to = left.pop(); to !== undefined; to = left.pop()) {
        const connection = await pool.acquire().catch(() => null);
        most = Math.max(most, pool.counters.open + pool.counters.opening);
        const outcome = await connection?.send({ ...MESSAGE, to });
        if (connection !== null) pool.release(connection);
        if (outcome?.kind !== 'accepted') left.push(to);
      }
    };
    await Promise.all(Array.from({ length: 12 }, runner));
    const arrived = relay.messages.flatMap(message => message.to);
    expect(arrived).toHaveLength(300);
    expect(new Set(arrived).size).toBe(300);
    expect(most).toBeLessThanOrEqual(5);
    expect(pool.counters).toMatchObject({ inUse: 0, opening: 0, waiting: 0 });
  });
});
