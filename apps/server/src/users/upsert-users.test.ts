import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createAttribute } from '../attributes/index.js';
import { type World, createWorld } from '../testing/world.js';
import { upsertUsers } from './upsert-users.js';
import type { UpsertUserInput, UpsertUsersResult } from './user-input.js';
import { User } from './user.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const declare = (key: string, type: 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE', choices: string[] = []) =>
    createAttribute(world.ctx, { key, type, choices });
  await declare('city', 'TEXT');
  await declare('visits', 'NUMBER');
  await declare('adult', 'BOOLEAN');
  await declare('joined', 'DATE');
  await createAttribute(world.ctx, { key: 'plan', type: 'CHOICE', choices: ['gold', 'silver'] });
  await createAttribute(world.ctx, { key: 'sports', type: 'LIST' });
});

afterEach(() => world.ctx.db.entities.query('DELETE FROM users'));

afterAll(() => world.end());

const upsert = (...users: UpsertUserInput[]): Promise<UpsertUsersResult> => upsertUsers(world.ctx, users);

/** What became of each row: its status, or the paths of what is wrong with it. */
const fates = ({ results }: UpsertUsersResult) =>
  results.map(({ status, errors }) => (status === 'REFUSED' ? errors.map(({ path }) => path) : status));

const everybody = () => world.ctx.db.entities.find(User, { order: { id: 'ASC' } });

describe('upserting users', () => {
  it('makes those who are new, updates those who are there, and refuses rows with reasons, all in one call', async () => {
    const first = await upsert(
      {
        externalId: 'ana',
        email: ' Ana@Example.com ',
        firstName: ' Ana ',
        lastName: 'Ibáñez',
        language: 'pt-br',
        country: 'cl',
        timeZone: 'America/Santiago',
        gender: 'female',
        birthDate: '1990-02-28',
        registeredAt: '2024-01-02',
        lastSeenAt: '2026-03-04T05:06:07+02:00',
        tags: ['vip', ' vip ', '', 'new'],
        attributes: {
          city: 'Santiago',
          visits: '12.5',
          adult: 'true',
          joined: '2020-01-01',
          plan: 'gold',
          sports: ['golf', 'golf', 'chess'],
        },
      },
      { externalId: 'leo' },
      { email: 'zoe@example.com' },
    );
    expect(first).toMatchObject({ created: 3, updated: 0, refused: 0 });
    expect(fates(first)).toEqual(['CREATED', 'CREATED', 'CREATED']);
    expect(first.results[0]?.user).toMatchObject({
      externalId: 'ana',
      email: 'Ana@Example.com',
      emailKey: 'ana@example.com',
      firstName: 'Ana',
      name: 'Ana Ibáñez',
      language: 'pt-BR',
      country: 'CL',
      timeZone: 'America/Santiago',
      gender: 'FEMALE',
      birthDate: '1990-02-28',
      registeredAt: new Date('2024-01-02T00:00:00Z'),
      lastSeenAt: new Date('2026-03-04T03:06:07Z'),
      tags: ['vip', 'new'],
      attributes: {
        city: 'Santiago',
        visits: 12.5,
        adult: true,
        joined: '2020-01-01',
        plan: 'gold',
        sports: ['golf', 'chess'],
      },
    });

    const second = await upsert(
      {
        externalId: 'ana',
        lastName: null,
        gender: null,
        birthDate: '',
        tags: [],
        attributes: { city: null, visits: 13 },
      },
      {
        externalId: 'leo',
        email: 'not an address',
        birthDate: '2025-02-30',
        attributes: { plan: 'tin', nonsense: 1 },
      },
      { email: 'ZOE@example.com', firstName: 'Zoë' },
      { firstName: 'Nobody in particular' },
      { externalId: 'eva' },
    );
    expect(second).toMatchObject({ created: 1, updated: 2, refused: 2 });
    expect(fates(second)).toEqual([
      'UPDATED',
      ['email', 'birthDate', 'attributes.plan', 'attributes.nonsense'],
      'UPDATED',
      ['externalId'],
      'CREATED',
    ]);
    expect(second.results[1]).toMatchObject({
      index: 1,
      user: null,
      errors: [
        { message: 'The address has no @.' },
        { message: '"2025-02-30" is not a date that exists; write it like 1990-02-28.' },
        { message: '"tin" is not one of the choices: gold, silver.' },
        {
          message: 'There is no attribute "nonsense". Declare it in the settings first, or correct its name.',
        },
      ],
    });
    expect(await everybody()).toMatchObject([
      // What was left out stays; null and the empty text clear; an attribute set to null goes.
      {
        externalId: 'ana',
        email: 'Ana@Example.com',
        firstName: 'Ana',
        lastName: '',
        name: 'Ana',
        gender: null,
        birthDate: null,
        tags: [],
        attributes: {
          visits: 13,
          adult: true,
          joined: '2020-01-01',
          plan: 'gold',
          sports: ['golf', 'chess'],
        },
      },
      { externalId: 'leo', email: null },
      { externalId: null, firstName: 'Zoë', emailKey: 'zoe@example.com' },
      { externalId: 'eva' },
    ]);
  });

  it('takes the rows of one call about one user in their order', async () => {
    const result = await upsert(
      { externalId: 'ana', firstName: 'Ana', tags: ['a'] },
      { externalId: 'leo', firstName: 'Leo' },
      { externalId: 'ana', lastName: 'Ibáñez', tags: ['b'] },
      { externalId: 'ana', firstName: 'Anna' },
    );
    expect(fates(result)).toEqual(['CREATED', 'CREATED', 'UPDATED', 'UPDATED']);
    expect(await everybody()).toMatchObject([
      { externalId: 'ana', name: 'Anna Ibáñez', tags: ['b'] },
      { externalId: 'leo' },
    ]);
  });

  it('takes them in their order also where one row says the key and another the address', async () => {
    await upsert({ externalId: 'ana', email: 'ana@example.com' });
    const result = await upsert(
      { externalId: 'ana', firstName: 'Ana', tags: ['a'] },
      { email: 'ana@example.com', lastName: 'Ibáñez', tags: ['b'] },
      { externalId: 'ana', email: 'anna@example.com' },
      { email: 'anna@example.com', firstName: 'Anna' },
      // The address is free again: this is somebody else.
      { email: 'ana@example.com', firstName: 'Another' },
    );
    expect(fates(result)).toEqual(['UPDATED', 'UPDATED', 'UPDATED', 'UPDATED', 'CREATED']);
    expect(await everybody()).toMatchObject([
      { externalId: 'ana', name: 'Anna Ibáñez', email: 'anna@example.com', tags: ['b'] },
      { externalId: null, name: 'Another', email: 'ana@example.com' },
    ]);
  });

  it('does in one call what the same rows do one by one', async () => {
    const row = fc.record(
      {
        externalId: fc.constantFrom('a', 'b', 'c', null),
        email: fc.constantFrom('a@example.com', 'b@example.com', 'C@example.com', null),
        firstName: fc.constantFrom('A', 'B'),
        lastName: fc.constantFrom('A', 'B'),
        tags: fc.subarray(['a', 'b']),
      },
      { requiredKeys: [] },
    );
    const people = async () =>
      (await everybody()).map(({ externalId, email, name, tags }) => ({ externalId, email, name, tags }));
    const calls = fc.tuple(fc.array(row, { maxLength: 5 }), fc.array(row, { minLength: 2, maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(calls, async ([before, rows]) => {
        await world.ctx.db.entities.query('DELETE FROM users');
        for (const each of before) await upsert(each);
        const oneByOne = [];
        for (const each of rows) oneByOne.push(...fates(await upsert(each)));
        const afterwards = await people();

        await world.ctx.db.entities.query('DELETE FROM users');
        for (const each of before) await upsert(each);
        expect(fates(await upsert(...rows))).toEqual(oneByOne);
        // Who is made in which round decides about the ids, which are no part of what was asked.
        expect((await people()).map(each => JSON.stringify(each)).toSorted()).toEqual(
          afterwards.map(each => JSON.stringify(each)).toSorted(),
        );
      }),
      { seed: 20_261_124, numRuns: 30 },
    );
  });

  it('lets a new key take over the one user who has its address and no key yet', async () => {
    await upsert({ email: 'ana@example.com', firstName: 'Ana' });
    expect(fates(await upsert({ externalId: 'ana', email: 'ANA@example.com' }))).toEqual(['UPDATED']);
    // Another key with the same address is another person at one mailbox.
    expect(fates(await upsert({ externalId: 'leo', email: 'ana@example.com' }))).toEqual(['CREATED']);
    expect(await everybody()).toMatchObject([
      { externalId: 'ana', firstName: 'Ana' },
      { externalId: 'leo', emailKey: 'ana@example.com' },
    ]);
    const unclear = await upsert({ email: 'ana@example.com', firstName: 'Who?' }, { externalId: 'eva' });
    expect(fates(unclear)).toEqual([['email'], 'CREATED']);
    expect(unclear.results[0]?.errors[0]?.message).toBe(
      'Several users have this address; say which one by its externalId.',
    );
  });

  it('keeps one user per key however many calls come at once', async () => {
    const calls = Array.from({ length: 8 }, (_, i) =>
      upsert({ externalId: 'ana', tags: [`${i}`] }, { email: 'leo@example.com', firstName: `${i}` }),
    );
    const all = await Promise.all(calls);
    expect(all.flatMap(fates).filter(fate => fate === 'CREATED')).toHaveLength(2);
    expect(await everybody()).toHaveLength(2);
  });

  it('takes a thousand rows at a time, and one more is too many', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => ({ externalId: `u${i}`, firstName: `${i}` }));
    expect(await upsert(...rows)).toMatchObject({ created: 1_000, refused: 0 });
    expect(await upsert(...rows)).toMatchObject({ updated: 1_000, refused: 0 });
    await expect(upsert(...rows, { externalId: 'one too many' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'users', message: 'At most 1000 users at a time.' }],
    });
    expect(await upsert()).toEqual({ created: 0, updated: 0, refused: 0, results: [] });
  });

  it('keeps awkward names as they are', async () => {
    const names = [
      'Ángel Ñandú',
      'Анна-Мария',
      '王小明',
      'محمد بن سلمان',
      '👩‍👩‍👧',
      "O'Brien; DROP TABLE users; --",
      '<script>alert(1)</script>',
      '{{ user.email }}',
      '\u202Eevil\u202C',
      'line\nbreak\ttab',
      '"quoted" \\ and % and _',
      'x'.repeat(400),
    ];
    const { results } = await upsert(...names.map((firstName, i) => ({ externalId: `${i}`, firstName })));
    expect(results.map(({ user }) => user?.firstName)).toEqual(names);
    expect((await everybody()).map(({ firstName }) => firstName)).toEqual(names);
  });

  it('keeps times from 1970 until tomorrow, and refuses the others, each row by itself', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const beyond = new Date(Date.now() + 2 * 86_400_000).toISOString();
    const refused = [
      '9999-12-31T23:59:59-14:00',
      '0001-01-01T00:00:00+14:00',
      '0001-01-01',
      '1969-12-31T23:59:59Z',
      '1970-01-01T00:00:00+01:00',
      beyond,
    ];
    const result = await upsert(
      { externalId: 'first', registeredAt: '1970-01-01', lastSeenAt: '1970-01-01T00:00:00Z' },
      { externalId: 'last', registeredAt: tomorrow.slice(0, 10), lastSeenAt: tomorrow },
      ...refused.map((time, i) => ({ externalId: `${i}`, registeredAt: time, lastSeenAt: time })),
    );
    expect(fates(result)).toEqual([
      'CREATED',
      'CREATED',
      ...refused.map(() => ['registeredAt', 'lastSeenAt']),
    ]);
    expect(result.results[2]?.errors[0]?.message).toMatch(/^"9999-12-31T23:59:59-14:00" is neither a date/);
    expect(result.results[5]?.errors[0]?.message).toBe(
      '"1969-12-31T23:59:59Z" lies before 1970 or after tomorrow.',
    );
    expect(await everybody()).toMatchObject([
      { registeredAt: new Date(0), lastSeenAt: new Date(0) },
      { lastSeenAt: new Date(tomorrow) },
    ]);
  });

  it('refuses what cannot be kept, each row by itself', async () => {
    const result = await upsert(
      { externalId: 'a', firstName: 'nul\0' },
      { externalId: 'b', lastName: 'half \ud83d' },
      { externalId: 'c', firstName: 'x'.repeat(401) },
      { externalId: 'd\ne' },
      { externalId: 'x'.repeat(201) },
      { externalId: 'f', tags: ['nul\0', 'x'.repeat(101)] },
      { externalId: 'g', tags: Array.from({ length: 101 }, (_, i) => `${i}`) },
      { externalId: 'h', attributes: { city: 'half \udc00' } },
      {
        externalId: 'i',
        attributes: { city: ['a list'], visits: 'many', adult: 'perhaps', joined: '01/02/2020' },
      },
      { externalId: 'j', attributes: { sports: 'golf' } },
      { externalId: 'k', language: 'klingon!', country: 'Chile', timeZone: 'Mars/Olympus', gender: 'robot' },
      { externalId: 'l', birthDate: '1849-12-31', registeredAt: 'yesterday', lastSeenAt: '2026-01-01T10:00' },
      { externalId: 'm', birthDate: '2999-01-01' },
      { externalId: 'n', email: 'a@b' },
      { externalId: 'o', email: 'Ana <ana@example.com>' },
      { externalId: '', email: null },
      {
        externalId: 'p',
        attributes: JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, unknown>,
      },
      { externalId: 'fine' },
    );
    expect(fates(result)).toEqual([
      ['firstName'],
      ['lastName'],
      ['firstName'],
      ['externalId'],
      ['externalId'],
      ['tags', 'tags'],
      ['tags'],
      ['attributes.city'],
      ['attributes.city', 'attributes.visits', 'attributes.adult', 'attributes.joined'],
      ['attributes.sports'],
      ['language', 'country', 'timeZone', 'gender'],
      ['birthDate', 'registeredAt', 'lastSeenAt'],
      ['birthDate'],
      ['email'],
      ['email'],
      ['externalId'],
      ['attributes.__proto__', 'attributes.constructor'],
      'CREATED',
    ]);
    expect(await everybody()).toHaveLength(1);
    const [audit] = await world.ctx.db.entities.query(
      `SELECT actor, detail FROM audit_log WHERE action = 'users.upsert' ORDER BY id DESC LIMIT 1`,
    );
    expect(audit).toEqual({ actor: 'system', detail: { created: 1, updated: 0, refused: 17 } });
  });
});
