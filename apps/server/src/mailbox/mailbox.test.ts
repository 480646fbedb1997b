import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type SendOutcome, SmtpPool } from '@chasqui/smtp';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import { ensureMailboxRelay } from '../relays/index.js';
import { type World, createWorld } from '../testing/world.js';
import { type MailboxServer, startMailbox } from './smtp-door.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let owner: ApiClient;
let mailbox: MailboxServer;
let pool: SmtpPool;

beforeAll(async () => {
  world = await createWorld();
  web = await startApi(world);
  owner = await web.as('OWNER');
  mailbox = await startMailbox(world.ctx, 0);
  pool = new SmtpPool(
    { host: '127.0.0.1', port: mailbox.port, security: 'NONE', clientName: 'test' },
    { maxConnections: 8 },
  );
});

afterAll(async () => {
  await pool.close();
  await mailbox.stop();
  await web.api.stop();
  await world.end();
});

beforeEach(() => owner.get('mutation { clearMailbox }'));

async function deliver(to: string, source: string | Buffer): Promise<SendOutcome> {
  const connection = await pool.acquire();
  try {
    return await connection.send({ from: 'news@example.com', to, content: Buffer.from(source) });
  } finally {
    pool.release(connection);
  }
}

const mail = (subject: string, body = 'Hi', type = 'text/plain') =>
  `From: =?utf-8?Q?=C3=81ngel?= <news@example.com>\r\nTo: ana@example.com\r\nSubject: ${subject}\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`;

interface List {
  mailboxMessages: {
    nodes: { id: string; to: string; from: string; subject: string; seen: boolean }[];
    totalCount: number;
  };
}

const list = async (search?: string) =>
  (
    await owner.get<List>(
      'query ($search: String) { mailboxMessages(search: $search) { nodes { id to from subject seen size } totalCount } }',
      { search },
    )
  ).mailboxMessages;

describe('the built-in mailbox', () => {
  it('keeps what it is sent, and shows it to its owner: list, text, headers, source', async () => {
    expect(await deliver('ana@example.com', mail('=?utf-8?Q?Ma=C3=B1ana?= 100%', 'Hola Ana'))).toMatchObject({
      kind: 'accepted',
    });
    await deliver('leo@example.com', mail('Plain', '<p>Hi <b>Leo</b></p><script>x()</script>', 'text/html'));
    const { nodes, totalCount } = await list();
    expect(totalCount).toBe(2);
    expect(nodes).toMatchObject([
      { to: 'leo@example.com', subject: 'Plain', seen: false },
      { to: 'ana@example.com', from: 'Ángel <news@example.com>', subject: 'Mañana 100%', seen: false },
    ]);
    const { mailboxMessage } = await owner.get<{ mailboxMessage: { headers: { name: string }[] } }>(
      'query ($id: ID!) { mailboxMessage(id: $id) { mailFrom seen text source headers { name value } } }',
      { id: nodes[1]?.id },
    );
    expect(mailboxMessage).toMatchObject({
      mailFrom: 'news@example.com',
      seen: false,
      text: expect.stringContaining('Hola Ana'),
      source: expect.stringContaining('Subject: =?utf-8?Q?Ma=C3=B1ana?= 100%\r\n'),
      headers: expect.arrayContaining([{ name: 'Subject', value: 'Mañana 100%' }]),
    });
    const body = await owner.fetch(`/mailbox/${nodes[1]?.id}/body`);
    expect(await body.text()).toContain('>Hola Ana');
  });

  it('notes what was looked at when it is told, and never because it was read', async () => {
    await deliver('ana@example.com', mail('One'));
    await deliver('leo@example.com', mail('Two'));
    const seen = async () => (await list()).nodes.map(node => node.seen);
    const id = (await list()).nodes[1]?.id;
    await owner.get('query ($id: ID!) { mailboxMessage(id: $id) { text } }', { id });
    await owner.fetch(`/mailbox/${id}/body`);
    expect(await seen()).toEqual([false, false]);
    const mark = 'mutation ($id: ID!) { markMailSeen(id: $id) { id seen } }';
    expect(await owner.get(mark, { id })).toEqual({ markMailSeen: { id, seen: true } });
    expect(await seen()).toEqual([false, true]);
    expect(await owner.get(mark, { id: '99999' })).toEqual({ markMailSeen: null });
  });

  it('is searched by recipient, sender and subject', async () => {
    await deliver('ana@example.com', mail('A 100% offer'));
    await deliver('leo@example.com', mail('Other_news'));
    const found = async (search: string) => (await list(search)).nodes.map(({ to }) => to.split('@')[0]);
    expect(await found('ANA@')).toEqual(['ana']);
    expect(await found('ángel')).toEqual(['leo', 'ana']);
    expect(await found('100%')).toEqual(['ana']);
    expect(await found('%')).toEqual(['ana']);
    expect(await found('_')).toEqual(['leo']);
    expect(await found(' \0leo ')).toEqual(['leo']);
    expect(await found('nothing')).toEqual([]);
  });

  it('takes many at once, each committed before it is accepted', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const outcome = await deliver(`u${i}@example.com`, mail(`${i}`));
        const [kept] = await world.ctx.db.entities.query(
          'SELECT count(*)::int AS count FROM mailbox_messages WHERE rcpt_to = $1',
          [`u${i}@example.com`],
        );
        return [outcome.kind, kept.count];
      }),
    );
    expect(new Set(outcomes.map(outcome => outcome.join(' ')))).toEqual(new Set(['accepted 1']));
  });

  it('keeps mails whose headers are no text that can be stored', async () => {
    const awkward = [
      '=?utf-8?Q?nul=00?=',
      '=?utf-8?B?AAAA?=',
      '=?utf-16?Q?=D8=00?=',
      '=?nonsense?Q?x?=',
      '',
      'x'.repeat(900),
    ];
    for (const subject of awkward)
      expect([subject, (await deliver('ana@example.com', mail(subject))).kind]).toEqual([
        subject,
        'accepted',
      ]);
    expect((await deliver('ana@example.com', Buffer.from([0, 255, 254, 13, 10]))).kind).toBe('accepted');
    expect((await list()).totalCount).toBe(awkward.length + 1);
  });

  it('refuses what is too large, and asks to wait while the database does not answer', async () => {
    const large = mail('Large', `${'x'.repeat(900)}\r\n`.repeat(12_000));
    expect(await deliver('ana@example.com', large)).toMatchObject({
      kind: expect.stringMatching(/unsupported|refused/),
    });
    await world.ctx.db.entities.query('ALTER TABLE mailbox_messages RENAME TO elsewhere');
    try {
      expect(await deliver('ana@example.com', mail('Wait'))).toMatchObject({
        kind: 'refused',
        permanent: false,
      });
    } finally {
      await world.ctx.db.entities.query('ALTER TABLE elsewhere RENAME TO mailbox_messages');
    }
    expect(await deliver('ana@example.com', mail('Now'))).toMatchObject({ kind: 'accepted' });
  });

  it('says whether it is where mail goes', async () => {
    const asked = () => owner.get('{ settings { mailbox } }');
    expect(await asked()).toEqual({ settings: { mailbox: false } });
    await ensureMailboxRelay(world.ctx, mailbox.port);
    await ensureMailboxRelay(world.ctx, mailbox.port + 1);
    expect(await asked()).toEqual({ settings: { mailbox: true } });
    const relays = await world.ctx.db.entities.query(`SELECT port FROM relays WHERE kind = 'MAILBOX'`);
    expect(relays).toEqual([{ port: mailbox.port + 1 }]);
  });
});
