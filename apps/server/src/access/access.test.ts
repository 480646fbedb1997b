import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UserId } from '@chasqui/domain';
import { SignJWT } from 'jose';
import { Keys } from '../api-kit/keys.js';
import { freePort } from '../db/embedded/cluster.js';
import { runApi } from '../roles/api.js';
import { type Answer, ApiClient, TEST_PASSWORD, type TestApi, startApi } from '../testing/api-client.js';
import { addUsers } from '../testing/factories.js';
import { TEST_SECRET, type World, createWorld } from '../testing/world.js';
import { authenticate, signUserToken } from './authenticate.js';
import { ensureOwner } from './ensure-owner.js';
import { Member } from './member.js';
import { hashPassword } from './password.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;

beforeAll(async () => {
  world = await createWorld();
  web = await startApi(world);
  await web.as('OWNER');
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { member { email role } } }';
const ME = '{ me { email role permissions } }';

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

function signIn(
  email: string,
  password: string,
  client = new ApiClient(web.origin),
  headers: Record<string, string> = {},
): Promise<Answer<{ signIn: { member: { email: string } } }>> {
  return client.ask(SIGN_IN, { input: { email, password } }, headers);
}

async function addMember(email: string): Promise<void> {
  const passwordHash = await hashPassword(TEST_PASSWORD);
  await world.ctx.db.entities.insert(Member, {
    email,
    emailKey: email,
    name: '',
    role: 'EDITOR',
    passwordHash,
  });
}

const refusals = ({ errors }: Answer<unknown>) =>
  errors?.map(({ message, extensions }) => [extensions.code, message]);

const NOT_RIGHT = [['UNAUTHENTICATED', 'The e-mail address or the password is not right.']];

describe('signing in', () => {
  it('gives a session that a browser keeps to itself and the database knows by its hash', async () => {
    const response = await web.anonymous.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'a browser' },
      body: JSON.stringify({
        query: SIGN_IN,
        variables: { input: { email: ' OWNER@example.com', password: TEST_PASSWORD } },
      }),
    });
    expect(await response.json()).toEqual({
      data: { signIn: { member: { email: 'owner@example.com', role: 'OWNER' } } },
    });
    const [cookie = '', ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(
      /^chasqui_session=[\w-]{43}; Path=\/; Expires=\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT; HttpOnly; SameSite=Lax$/,
    );
    const token = /=([\w-]+)/.exec(cookie)?.[1] ?? '';
    const sessions = await query<{ tokenHash: Buffer; days: number; userAgent: string }>(
      `SELECT token_hash AS "tokenHash", round(extract(epoch FROM expires_at - now()) / 86400)::int AS days, user_agent AS "userAgent"
       FROM sessions WHERE user_agent = 'a browser'`,
    );
    expect(sessions).toEqual([
      { tokenHash: createHash('sha256').update(token).digest(), days: 30, userAgent: 'a browser' },
    ]);
    const [dump] = await query<{ all: string }>('SELECT json_agg(s)::text AS all FROM sessions s');
    expect(dump?.all).not.toContain(token);
    const [member] = await query<{ passwordHash: string }>(
      'SELECT password_hash AS "passwordHash" FROM members',
    );
    expect(member?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const audit = await query(`SELECT actor, action FROM audit_log ORDER BY id DESC LIMIT 1`);
    expect(audit).toEqual([{ actor: 'owner@example.com', action: 'member.signIn' }]);
  });

  it('says neither which of the two was wrong nor whether there is such a member', async () => {
    for (const [email, password] of [
      ['owner@example.com', 'wrong'],
      ['owner@example.com', ''],
      ['owner@example.com', `${TEST_PASSWORD} `],
      ['nobody@example.com', TEST_PASSWORD],
      ['no address', TEST_PASSWORD],
      ['', TEST_PASSWORD],
      ['owner@example.com\0', TEST_PASSWORD],
      [`${randomBytes(6_000).toString('base64')}@example.com`, TEST_PASSWORD],
      ['\ud800@example.com', TEST_PASSWORD],
    ] as const) {
      const answer = await signIn(email, password);
      expect([email.slice(0, 30), refusals(answer)]).toEqual([email.slice(0, 30), NOT_RIGHT]);
    }
  });

  it('is limited for each address of mail from one of the network, until some time has passed', async () => {
    await addMember('limited@example.com');
    await addMember('other@example.com');
    for (let attempt = 1; attempt <= 10; attempt++)
      expect(refusals(await signIn('Limited@example.com', 'wrong'))).toEqual(NOT_RIGHT);
    const eleventh = await signIn('limited@example.com', TEST_PASSWORD);
    expect(eleventh.errors).toMatchObject([
      {
        message: expect.stringMatching(/^Too many attempts to sign in\. Try again in (\d|1[0-5]) minutes\.$/),
        extensions: { code: 'LIMIT_EXCEEDED', retryAfterSeconds: expect.any(Number) },
      },
    ]);
    expect((await signIn('other@example.com', TEST_PASSWORD)).errors).toBeUndefined();
    await query(`UPDATE sign_in_attempts SET window_start = window_start - interval '15 minutes'`);
    expect((await signIn('limited@example.com', TEST_PASSWORD)).errors).toBeUndefined();
    // Success begins a new count.
    expect(
      await query(`SELECT FROM sign_in_attempts WHERE subject LIKE 'email limited@example.com%'`),
    ).toEqual([]);
  });

  it('lets nobody lock a member out from elsewhere, unless from very many places', async () => {
    await addMember('target@example.com');
    const port = await freePort();
    const config = { ...world.config, port, trustProxy: 1 };
    const behindProxy = await runApi(config, world.database.url, world.keys, world.log);
    const from = async (ip: string, password: string) =>
      refusals(
        await signIn('target@example.com', password, new ApiClient(`http://127.0.0.1:${port}`), {
          'x-forwarded-for': ip,
        }),
      );
    const TOO_MANY = [['LIMIT_EXCEEDED', expect.stringContaining('Too many attempts')]];
    try {
      for (let attempt = 1; attempt <= 10; attempt++)
        expect(await from('198.51.100.1', 'wrong')).toEqual(NOT_RIGHT);
      for (let attempt = 1; attempt <= 10; attempt++)
        expect(await from('198.51.100.1', TEST_PASSWORD)).toEqual(TOO_MANY);
      // What is refused counts for nobody but who asked.
      const counts = await query(
        `SELECT subject, attempts FROM sign_in_attempts WHERE subject IN ('email target@example.com', 'ip 198.51.100.1') ORDER BY subject`,
      );
      expect(counts).toEqual([
        { subject: 'email target@example.com', attempts: 10 },
        { subject: 'ip 198.51.100.1', attempts: 10 },
      ]);
      expect(await from('198.51.100.2', TEST_PASSWORD)).toBeUndefined();
      await from('198.51.100.3', 'wrong');
      await query(`UPDATE sign_in_attempts SET attempts = 100 WHERE subject = 'email target@example.com'`);
      expect(await from('198.51.100.4', TEST_PASSWORD)).toEqual(TOO_MANY);
    } finally {
      await behindProxy.stop();
    }
  });

  it('is limited for each address of the network, as the proxies in front tell it', async () => {
    const port = await freePort();
    const config = { ...world.config, port, trustProxy: 1, publicUrl: 'https://messages.example.com' };
    const behindProxy = await runApi(config, world.database.url, world.keys, world.log);
    const origin = `http://127.0.0.1:${port}`;
    const from = (address: string) =>
      signIn('owner@example.com', TEST_PASSWORD, new ApiClient(origin), {
        'x-forwarded-for': `6.6.6.6, ${address}`,
      });
    try {
      await from('203.0.113.1');
      await query(`UPDATE sign_in_attempts SET attempts = 50 WHERE subject = 'ip 203.0.113.1'`);
      expect((await from('203.0.113.1')).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
      expect((await from('203.0.113.2')).errors).toBeUndefined();
      const { headers } = await new ApiClient(origin).fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'mutation { signOut }' }),
      });
      expect(headers.getSetCookie()[0]).toMatch(
        /^chasqui_session=; .*Expires=Thu, 01 Jan 1970.*; HttpOnly; Secure;/,
      );
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
    } finally {
      await behindProxy.stop();
    }
  });
});

describe('a session', () => {
  it('ends when its member signs out, and leaves the others be', async () => {
    const [here, there] = [new ApiClient(web.origin), new ApiClient(web.origin)];
    await here.signIn('owner@example.com', TEST_PASSWORD);
    await there.signIn('owner@example.com', TEST_PASSWORD);
    const stolen = here.session ?? '';
    await here.get('mutation { signOut }');
    expect(here.session).toBe('chasqui_session=');
    const thief = await web.anonymous.ask(ME, {}, { cookie: stolen });
    expect(thief.data).toEqual({ me: null });
    expect((await there.ask(ME)).data).toMatchObject({ me: { email: 'owner@example.com' } });
  });

  it('ends after its time, and is cleared away by the next who signs in', async () => {
    const client = new ApiClient(web.origin);
    await client.signIn('owner@example.com', TEST_PASSWORD);
    const tokenHash = createHash('sha256')
      .update((client.session ?? '').split('=')[1] ?? '')
      .digest();
    await query('UPDATE sessions SET expires_at = now() - $2::interval WHERE token_hash = $1', [
      tokenHash,
      '1 second',
    ]);
    expect((await client.ask(ME)).data).toEqual({ me: null });
    await new ApiClient(web.origin).signIn('owner@example.com', TEST_PASSWORD);
    expect(await query('SELECT FROM sessions WHERE token_hash = $1', [tokenHash])).toEqual([]);
  });

  it('notes its use once a minute at most', async () => {
    const client = new ApiClient(web.origin);
    await client.signIn('owner@example.com', TEST_PASSWORD);
    const tokenHash = createHash('sha256')
      .update((client.session ?? '').split('=')[1] ?? '')
      .digest();
    const lastUse = async () =>
      (
        await query<{ at: Date }>('SELECT last_used_at AS at FROM sessions WHERE token_hash = $1', [
          tokenHash,
        ])
      )[0]?.at;
    const made = await lastUse();
    await client.get(ME);
    expect(await lastUse()).toEqual(made);
    await query(`UPDATE sessions SET last_used_at = now() - interval '61 seconds' WHERE token_hash = $1`, [
      tokenHash,
    ]);
    await client.get(ME);
    expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(made?.getTime() ?? Infinity);
  });

  it('has the role that its member has now, and none when the member is gone', async () => {
    await addMember('moving@example.com');
    const client = new ApiClient(web.origin);
    await client.signIn('moving@example.com', TEST_PASSWORD);
    expect((await client.get<{ me: { permissions: string[] } }>(ME)).me.permissions).toContain(
      'campaigns:send',
    );
    await query(`UPDATE members SET role = 'VIEWER' WHERE email_key = 'moving@example.com'`);
    expect((await client.get<{ me: { permissions: string[] } }>(ME)).me.permissions).not.toContain(
      'campaigns:send',
    );
    expect(await client.refusal('mutation { deleteCampaigns(ids: []) }')).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await query(`DELETE FROM members WHERE email_key = 'moving@example.com'`);
    expect((await client.ask(ME)).data).toEqual({ me: null });
  });
});

describe('the first owner', () => {
  it('is made once; later the environment overrules nothing', async () => {
    const other = await createWorld();
    try {
      const owner = { email: 'Ana@Example.com', password: 'the first password' };
      expect(await ensureOwner(other.ctx, owner)).toBe(true);
      expect(await ensureOwner(other.ctx, owner)).toBe(true);
      expect(await ensureOwner(other.ctx, { ...owner, password: 'another password' })).toBe(false);
      expect(await ensureOwner(other.ctx, { email: 'eve@example.com', password: owner.password })).toBe(
        false,
      );
      expect(await other.ctx.db.entities.find(Member)).toMatchObject([
        { email: 'Ana@Example.com', emailKey: 'ana@example.com', role: 'OWNER' },
      ]);
    } finally {
      await other.end();
    }
  });
});

describe('a user token', () => {
  const ISSUE =
    'mutation ($input: IssueUserTokenInput!) { issueUserToken(input: $input) { token expiresAt } }';
  let ana: UserId;

  beforeAll(async () => {
    [ana] = (await addUsers(world.ctx, [{ externalId: 'ana' }])) as [UserId];
  });

  const bearer = (token: string) =>
    authenticate(world.ctx, { sessionToken: null, authorization: `Bearer ${token}` });

  it('is issued for a user by either key, for as long as is asked, a day at most', async () => {
    const owner = await web.as('OWNER');
    for (const input of [{ userId: ana }, { externalId: 'ana', ttlSeconds: 86_400 }]) {
      const { issueUserToken } = await owner.get<{ issueUserToken: { token: string; expiresAt: string } }>(
        ISSUE,
        { input },
      );
      expect(await bearer(issueUserToken.token)).toEqual({ kind: 'USER', userId: ana });
      const seconds = (Date.parse(issueUserToken.expiresAt) - Date.now()) / 1_000;
      expect(Math.abs(seconds - (input.ttlSeconds ?? 3_600))).toBeLessThan(60);
    }
    for (const [input, code] of [
      [{ userId: ana, ttlSeconds: 0 }, 'BAD_USER_INPUT'],
      [{ userId: ana, ttlSeconds: 86_401 }, 'BAD_USER_INPUT'],
      [{ userId: ana, externalId: 'ana' }, 'BAD_USER_INPUT'],
      [{}, 'BAD_USER_INPUT'],
      [{ userId: '99999' }, 'NOT_FOUND'],
      [{ externalId: 'nobody' }, 'NOT_FOUND'],
    ] as const)
      expect([input, (await owner.refusal(ISSUE, { input })).extensions.code]).toEqual([input, code]);
  });

  it('ends after its time and holds under an older secret', async () => {
    const now = new Date();
    const token = await signUserToken(world.keys, ana, now, 60);
    const at = (seconds: number, keys = world.keys) =>
      authenticate(
        { ...world.ctx, keys, now: () => new Date(now.getTime() + seconds * 1_000) },
        { sessionToken: null, authorization: `Bearer ${token}` },
      );
    expect(await at(59)).toEqual({ kind: 'USER', userId: ana });
    await expect(at(61)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const fresh = 'a fresh secret of thirty-two characters';
    expect(await at(1, new Keys([fresh, TEST_SECRET]))).toEqual({ kind: 'USER', userId: ana });
    await expect(at(1, new Keys([fresh]))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is worth nothing when anything about it is not as we sign it', async () => {
    const { id, bytes } = world.keys.signing('user-token');
    const make = (
      change: (jwt: SignJWT) => SignJWT,
      { alg = 'HS256', key = bytes, kid = String(id) }: { alg?: string; key?: Buffer; kid?: string } = {},
    ) =>
      change(
        new SignJWT({}).setSubject(ana).setAudience('chasqui:user').setIssuedAt().setExpirationTime('1h'),
      )
        .setProtectedHeader({ alg, kid })
        .sign(key);
    const asItIs = (jwt: SignJWT) => jwt;
    expect(await bearer(await make(asItIs))).toEqual({ kind: 'USER', userId: ana });

    const unsigned = `${Buffer.from('{"alg":"none","kid":"0"}').toString('base64url')}.${(await make(asItIs)).split('.')[1]}.x`;
    const worthless = {
      'no algorithm': unsigned,
      'another algorithm': await make(asItIs, { alg: 'HS512', key: Buffer.alloc(64, bytes) }),
      'another key': await make(asItIs, { key: Buffer.alloc(32) }),
      'the key of another purpose': await make(asItIs, { key: world.keys.signing('tracking').bytes }),
      'an unknown key id': await make(asItIs, { kid: String(id + 1) }),
      'a key id that is no number': await make(asItIs, { kid: '__proto__' }),
      'another audience': await make(jwt => jwt.setAudience('chasqui')),
      'nobody as its subject': await make(jwt => jwt.setSubject('')),
      'a subject that is no key': await make(jwt => jwt.setSubject('ana')),
      'more than a day': await make(jwt =>
        jwt.setIssuedAt(Date.now() / 1_000 - 86_500).setExpirationTime('9h'),
      ),
      'no end': await new SignJWT({})
        .setSubject(ana)
        .setAudience('chasqui:user')
        .setIssuedAt()
        .setProtectedHeader({ alg: 'HS256', kid: String(id) })
        .sign(bytes),
    };
    for (const [what, token] of Object.entries(worthless))
      expect([what, await bearer(token).catch((error: { code: string }) => error.code)]).toEqual([
        what,
        'UNAUTHENTICATED',
      ]);
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      'Basic YTpi',
      `Token ${await make(asItIs)}`,
      'Bearer a.b.c',
    ])
      await expect(authenticate(world.ctx, { sessionToken: null, authorization })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });
});
