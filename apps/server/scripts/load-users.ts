import { parseArgs } from 'node:util';
import { ApiSession } from './api-session.js';
import { givenPath } from './given-path.js';
import { readPeople } from './people-file.js';
import { upsertAll } from './upsert-all.js';

// Loads users from a CSV through the API, in batches, and names each row that is refused.
//
//   npx --yes pnpm@12 --filter @chasqui/server run load-users people.csv --email owner@example.com --password ... \
//     --attribute plan=CHOICE:free,gold --attribute balance=NUMBER
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:4000' },
    email: { type: 'string' },
    password: { type: 'string' },
    attribute: { type: 'string', multiple: true, default: [] },
  },
});
const [file] = positionals;
if (file === undefined || values.email === undefined || values.password === undefined) {
  console.error(
    'Usage: load-users FILE.csv --email ADDRESS --password PASSWORD [--url URL] [--attribute KEY=TYPE[:CHOICE,...]] ...',
  );
  process.exit(2);
}

const people = readPeople(givenPath(file));
const session = new ApiSession(values.url);
await session.signIn(values.email, values.password);
const { attributes: declared } = await session.ask<{ attributes: { key: string }[] }>(
  '{ attributes { key } }',
);
for (const text of values.attribute) {
  const [, key = '', type = '', choices] = /^(\w+)=(\w+)(?::(.*))?$/.exec(text) ?? [];
  if (declared.some(attribute => attribute.key === key)) continue;
  const input = { key, type, ...(choices === undefined ? {} : { choices: choices.split(',') }) };
  await session.ask('mutation ($input: CreateAttributeInput!) { createAttribute(input: $input) { id } }', {
    input,
  });
}

const started = performance.now();
const { created, updated, refused } = await upsertAll(session, people, done => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} rows`);
});
for (const { person, errors } of refused) {
  console.log(
    `refused ${person.externalId ?? person.email}: ${errors.map(error => `${error.path}: ${error.message}`).join(' ')}`,
  );
}
const seconds = (performance.now() - started) / 1_000;
console.log(`${created} made, ${updated} updated, ${refused.length} refused, in ${seconds.toFixed(1)} s`);
