import { describe, expect, it } from '@jest/globals';
import { MailTransaction, type MailWire } from './mail-transaction.js';
import { DEFAULT_TIMEOUTS } from './relay-endpoint.js';
import { NO_OFFERS, type RelayOffers } from './relay-offers.js';
import { LossCause, type SendOutcome } from './send-outcome.js';
import { smtpReply } from './smtp-reply.js';

const TLS = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' };
const BLOCK = 65_536;
const BLOCK_OF_TEXT = `${'x'.repeat(BLOCK - 5)}\r\n`; // With the final dot it fills one block exactly.

/** A wire without a network, on which a test decides when octets are taken and what happens then. */
class FakeWire implements MailWire {
  over = false;
  unsent = 0;
  written: ((error?: Error | null) => void) | undefined;
  readonly said: number[] = [];
  readonly words: string[] = [];
  armed = 0;
  transaction: MailTransaction | null = null;
  private answered = '';

  write(data: string | Buffer, written?: (error?: Error | null) => void): void {
    this.said.push(data.length);
    this.words.push(typeof data === 'string' ? data : data.toString('latin1'));
    this.written = written;
  }
  arm(ms: number): void {
    this.armed = ms;
  }
  disarm(): void {
    this.armed = Infinity;
  }
  reply() {
    return smtpReply(Number(this.answered.slice(0, 3)), [this.answered.slice(4)]);
  }
  lose(cause: LossCause, detail: string): void {
    if (this.over) return;
    this.over = true;
    this.transaction?.onLost(cause, detail);
  }
  answer(...replies: string[]): void {
    for (const words of replies) {
      this.answered = words;
      this.transaction?.onReply(Number(words.slice(0, 3)));
    }
  }
}

/** A message whose content has just been handed over, as far as it goes in one block. */
function inContent(content: string, tls: RelayOffers['tls'] = null) {
  const { wire, outcome } = begun({ content, tls });
  wire.answer('250 Ok', '250 Ok', '354 Go');
  return { wire, outcome };
}

/** A message that was begun, whose envelope nothing has answered. */
function begun({
  content = 'a\r\n',
  tls = null,
  pipelining = true,
  clearance = null,
}: {
  content?: string;
  tls?: RelayOffers['tls'];
  pipelining?: boolean;
  clearance?: Promise<boolean> | null;
}) {
  const wire = new FakeWire();
  const offers = { ...NO_OFFERS, greeting: '', pipelining, tls };
  const transaction = new MailTransaction(wire, offers, DEFAULT_TIMEOUTS, () => undefined);
  wire.transaction = transaction;
  const message = { from: '', to: 'ana@example.com', content };
  const outcome: Promise<SendOutcome> = transaction.send(message, clearance);
  return { wire, transaction, outcome };
}

const failure = new Error('write EPIPE');

describe('whether the relay may have accepted a message whose verdict is lost', () => {
  const { CLOSED, NETWORK, TIMEOUT, PROTOCOL } = LossCause;

  it.each([CLOSED, NETWORK, TIMEOUT, PROTOCOL])(
    'is unknown once the kernel has taken the final dot (%s)',
    async cause => {
      for (const tls of [null, TLS]) {
        const { wire, outcome } = inContent('a\r\n', tls);
        wire.written?.();
        wire.lose(cause, 'Lost.');
        expect(await outcome).toMatchObject({ kind: 'lost', cause, accepted: 'UNKNOWN' });
      }
    },
  );

  it.each<[string, { tls?: typeof TLS; unsent?: number; failed?: boolean; cause?: LossCause }, string]>([
    ['a plain socket has octets left', { unsent: 1 }, 'NO'],
    ['a plain socket has none left, and only the word of it is still to come', {}, 'UNKNOWN'],
    ['a TLS socket has octets left, which may be on their way', { tls: TLS, unsent: 1 }, 'UNKNOWN'],
    ['a TLS socket has octets left after a whole block time', { tls: TLS, unsent: 1, cause: TIMEOUT }, 'NO'],
    ['a plain socket has octets left after a whole block time', { unsent: 1, cause: TIMEOUT }, 'NO'],
    ['writing the last block failed', { failed: true }, 'NO'],
    ['writing the last block failed over TLS', { tls: TLS, failed: true }, 'NO'],
  ])('where %s', async (_what, { tls = null, unsent = 0, failed = false, cause = CLOSED }, accepted) => {
    const { wire, outcome } = inContent('a\r\n', tls);
    wire.unsent = unsent;
    if (failed) wire.written?.(failure);
    wire.lose(cause, 'Lost.');
    expect(await outcome).toMatchObject({ kind: 'lost', step: 'CONTENT', accepted });
  });

  it('is certain before the last block was handed over', async () => {
    for (const tls of [null, TLS]) {
      const { wire, outcome } = inContent(`${BLOCK_OF_TEXT}a\r\n`, tls);
      wire.lose(CLOSED, 'Lost.');
      expect(await outcome).toMatchObject({ accepted: 'NO' });
    }
  });
});

describe('the blocks of the content', () => {
  it('follow each other as the kernel takes them, each with its time, and the verdict has its own', () => {
    const { wire } = inContent(BLOCK_OF_TEXT.repeat(2));
    const envelope = wire.said.length;
    const steps: [number[], number][] = [];
    for (let at = 0; at < 3; at += 1) {
      steps.push([wire.said.slice(envelope - 1), wire.armed]);
      wire.written?.();
    }
    const { dataBlock, dataEnd } = DEFAULT_TIMEOUTS;
    const last = 2 * (BLOCK - 3) + 3 - BLOCK;
    expect(steps).toEqual([
      [[BLOCK], dataBlock],
      [[BLOCK, last], dataBlock],
      [[BLOCK, last], dataEnd],
    ]);
  });

  it('end with a refusal in their midst, whatever the socket says after that', async () => {
    const { wire, outcome } = inContent(BLOCK_OF_TEXT.repeat(3));
    wire.answer('552 5.3.4 Too big');
    expect(await outcome).toMatchObject({ kind: 'refused', step: 'CONTENT' });
    const said = wire.said.length;
    wire.written?.();
    wire.written?.(failure);
    expect(wire.said).toHaveLength(said);
    expect(wire.over).toBe(true);
  });

  it('over TLS may be judged before the kernel has said that it took them', async () => {
    const { wire, outcome } = inContent('a\r\n', TLS);
    wire.unsent = 6;
    wire.answer('250 2.0.0 Ok');
    expect(await outcome).toMatchObject({ kind: 'accepted' });
    wire.written?.();
    expect(wire.armed).toBe(Infinity);
  });
});

describe('a message whose content is to be cleared', () => {
  /** A clearance that a test gives. */
  function clearing() {
    let clear: (cleared: boolean) => void = () => undefined;
    let fail: () => void = () => undefined;
    const clearance = new Promise<boolean>((resolve, reject) => {
      clear = resolve;
      fail = () => reject(new Error('No.'));
    });
    return { clearance, clear, fail };
  }
  /** Lets what waits for a promise go on. */
  const turn = () => new Promise(setImmediate);

  it.each([true, false])(
    'says its envelope at once, its content when it may (pipelining: %s)',
    async pipelining => {
      const { clearance, clear } = clearing();
      const { wire, outcome } = begun({ pipelining, clearance });
      wire.answer('250 Ok', '250 Ok', '354 Go');
      const envelope = wire.said.length;
      await turn();
      expect(wire.said).toHaveLength(envelope);
      expect(wire.armed).toBe(Infinity); // Nothing is awaited of the relay.
      clear(true);
      await turn();
      expect(wire.said.slice(envelope)).toEqual(['a\r\n.\r\n'.length]);
      expect(wire.armed).toBe(DEFAULT_TIMEOUTS.dataBlock);
      wire.written?.();
      wire.answer('250 Taken');
      expect(await outcome).toMatchObject({ kind: 'accepted' });
    },
  );

  it('does not wait where it was cleared before the relay was ready', async () => {
    const { clearance, clear } = clearing();
    const { wire, outcome } = begun({ clearance });
    clear(true);
    await turn();
    const envelope = wire.said.length;
    wire.answer('250 Ok', '250 Ok', '354 Go');
    await turn();
    expect(wire.said).toHaveLength(envelope + 1);
    wire.written?.();
    wire.answer('250 Taken');
    expect(await outcome).toMatchObject({ kind: 'accepted' });
  });

  it.each(['refused', 'failed'])(
    'is withheld when that is %s: nothing of it is sent, and the connection ends',
    async how => {
      const { clearance, clear, fail } = clearing();
      const { wire, outcome } = begun({ clearance });
      wire.answer('250 Ok', '250 Ok', '354 Go');
      const envelope = wire.said.length;
      if (how === 'refused') clear(false);
      else fail();
      expect(await outcome).toEqual({ kind: 'withheld' });
      expect(wire.over).toBe(true);
      expect(wire.said).toHaveLength(envelope);
    },
  );

  it('ends with the refusal of its envelope, and nothing follows when it is cleared after that', async () => {
    const { clearance, clear } = clearing();
    const { wire, transaction, outcome } = begun({ clearance });
    wire.answer('250 Ok', '550 5.1.1 Unknown', '503 No');
    expect(await outcome).toMatchObject({ kind: 'refused', step: 'RCPT' });
    const next = transaction.send(
      { from: '', to: 'eva@example.com', content: 'b\r\n' },
      new Promise(() => undefined),
    );
    wire.answer('250 Reset', '250 Ok', '250 Ok', '354 Go');
    const said = wire.said.length;
    clear(true);
    await turn();
    expect(wire.said).toHaveLength(said);
    wire.lose(LossCause.CLOSED, 'Lost.');
    expect(await next).toMatchObject({ kind: 'lost', step: 'CONTENT', accepted: 'NO' });
  });

  it.each([
    ['421 4.4.2 Too slow', { kind: 'refused', by: 'RELAY' }],
    ['250 Taken', { kind: 'lost', cause: 'PROTOCOL', accepted: 'NO' }],
  ])('is over when the relay speaks before it has the content: %s', async (words, expected) => {
    const { clearance, clear } = clearing();
    const { wire, outcome } = begun({ clearance });
    wire.answer('250 Ok', '250 Ok', '354 Go', words);
    expect(await outcome).toMatchObject(expected);
    expect(wire.over).toBe(true);
    const said = wire.said.length;
    clear(true);
    await turn();
    expect(wire.said).toHaveLength(said);
  });

  it('was certainly not accepted when the connection is lost before', async () => {
    const { wire, outcome } = begun({ clearance: new Promise(() => undefined), tls: TLS });
    wire.answer('250 Ok', '250 Ok', '354 Go');
    wire.lose(LossCause.NETWORK, 'Lost.');
    expect(await outcome).toMatchObject({ kind: 'lost', step: 'CONTENT', accepted: 'NO' });
  });
});

describe('a second message on the way', () => {
  const EVA = { from: '', to: 'eva@example.com', content: 'b\r\n' };
  const ENVELOPE = 'MAIL FROM:<>\r\nRCPT TO:<eva@example.com>\r\nDATA\r\n';
  const CONTENT = 'a\r\n.\r\n';

  it('goes out behind the content of the first, and each has its own verdict', async () => {
    const { wire, transaction, outcome } = begun({});
    const second = transaction.send(EVA);
    wire.answer('250 Ok', '250 Ok', '354 Go');
    expect(wire.words.at(-1)).toBe(CONTENT + ENVELOPE);
    wire.written?.();
    wire.answer('250 Taken', '250 Ok', '550 5.1.1 Unknown', '503 No');
    expect(await outcome).toMatchObject({ kind: 'accepted', reply: { lines: ['Taken'] } });
    expect(await second).toMatchObject({ kind: 'refused', step: 'RCPT' });
    expect([transaction.begun, transaction.served, transaction.busy]).toEqual([2, 2, false]);
  });

  it('goes out after the verdict on the first, where it came too late for that', async () => {
    const { wire, transaction, outcome } = begun({});
    wire.answer('250 Ok', '250 Ok', '354 Go');
    expect(wire.words.at(-1)).toBe(CONTENT);
    const second = transaction.send(EVA);
    expect(wire.words.at(-1)).toBe(CONTENT);
    wire.written?.();
    wire.answer('250 Taken');
    expect(wire.words.at(-1)).toBe(ENVELOPE);
    wire.answer('250 Ok', '250 Ok', '354 Go');
    wire.written?.();
    wire.answer('250 Taken');
    expect([await outcome, await second]).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
  });

  it('begins with RSET where the first was refused before its content', async () => {
    const { wire, transaction, outcome } = begun({});
    const second = transaction.send(EVA);
    wire.answer('250 Ok', '450 4.2.0 Later', '503 No');
    expect(wire.words.at(-1)).toBe(`RSET\r\n${ENVELOPE}`);
    wire.answer('250 Reset', '250 Ok', '250 Ok', '354 Go');
    wire.written?.();
    wire.answer('250 Taken');
    expect([await outcome, await second]).toMatchObject([{ kind: 'refused' }, { kind: 'accepted' }]);
  });

  it('waits for its turn where the relay offers no PIPELINING', async () => {
    const { wire, transaction, outcome } = begun({ pipelining: false });
    const second = transaction.send(EVA);
    wire.answer('250 Ok', '250 Ok', '354 Go');
    expect(wire.words.at(-1)).toBe(CONTENT);
    wire.written?.();
    wire.answer('250 Taken');
    expect(wire.words.at(-1)).toBe('MAIL FROM:<>\r\n');
    wire.answer('250 Ok', '250 Ok', '354 Go');
    wire.written?.();
    wire.answer('250 Taken');
    expect([await outcome, await second]).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
  });

  it('goes out behind the last block of a long content, and by itself where no room is left for it', async () => {
    const { wire, transaction } = begun({ content: BLOCK_OF_TEXT.repeat(2) });
    void transaction.send(EVA);
    wire.answer('250 Ok', '250 Ok', '354 Go');
    for (let block = 2; block <= 3; block += 1) wire.written?.();
    expect(wire.words.slice(-2).map(words => words.endsWith(ENVELOPE))).toEqual([false, true]);
  });

  it('is withheld when the first takes the connection along', async () => {
    const { CLOSED } = LossCause;
    for (const taken of [true, false]) {
      const { wire, transaction, outcome } = begun({});
      const second = transaction.send(EVA);
      wire.answer('250 Ok', '250 Ok', '354 Go');
      if (taken) wire.written?.();
      wire.lose(CLOSED, 'Lost.');
      expect(await outcome).toMatchObject({ kind: 'lost', accepted: 'UNKNOWN' });
      expect(await second).toEqual({ kind: 'withheld' });
    }
    const { wire, transaction, outcome } = begun({});
    const second = transaction.send(EVA);
    wire.answer('421 4.3.2 Shutting down');
    expect(await outcome).toMatchObject({ kind: 'refused', by: 'RELAY' });
    expect(await second).toEqual({ kind: 'withheld' });
    expect(transaction.served).toBe(0);
  });

  it('is withheld with the first', async () => {
    const { wire, transaction, outcome } = begun({ clearance: Promise.resolve(false) });
    const second = transaction.send(EVA);
    wire.answer('250 Ok', '250 Ok', '354 Go');
    expect([await outcome, await second]).toEqual([{ kind: 'withheld' }, { kind: 'withheld' }]);
  });

  it('that could not be sent at all leaves the first alone, and a third is one too many', async () => {
    const { wire, transaction, outcome } = begun({});
    await expect(transaction.send({ ...EVA, content: 'b\n' })).rejects.toThrow(
      'a LF that is not part of a CRLF',
    );
    const second = transaction.send(EVA);
    await expect(transaction.send(EVA)).rejects.toThrow('Two messages are on their way');
    wire.answer('250 Ok', '250 Ok', '354 Go');
    expect(wire.words.at(-1)).toBe(CONTENT + ENVELOPE);
    wire.written?.();
    wire.answer('250 Taken', '250 Ok', '250 Ok', '354 Go');
    expect(wire.words.at(-1)).toBe('b\r\n.\r\n');
    wire.written?.();
    wire.answer('250 Taken');
    expect([await outcome, await second]).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
  });
});
