import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseEmailAddress } from '@chasqui/domain';
import { freePort } from '../src/db/embedded/cluster.js';
import { demoAttributes, demoPeople, demoTemplates } from '../src/demo/content/index.js';
import { ApiSession } from './api-session.js';
import { Checks } from './checks.js';
import { givenPath } from './given-path.js';
import { type PersonInput, readPeople } from './people-file.js';
import { RecordingSink } from './recording-sink.js';
import { checkMails } from './check-mails.js';
import { checkTracking } from './check-tracking.js';
import { upsertAll } from './upsert-all.js';

// Sends one campaign to many people through the built product and a real SMTP server, and checks every mail from the
// receiving side. Without arguments it invents 10,000 people and takes the demo's newsletter.
//
//   pnpm --filter @chasqui/server run verify-send [--people FILE.csv --mjml FILE.mjml --attribute KEY=TYPE[:CHOICE,...] ...]
//     [--refused FILE.csv]   external ids that must be refused
const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    mjml: { type: 'string' },
    refused: { type: 'string' },
    attribute: { type: 'string', multiple: true, default: [] },
    subject: { type: 'string', default: '{{ user.first_name | default: "Friend" }}, your news' },
  },
});

const OWNER = { email: 'owner@example.com', password: 'a long enough password' };
const people: PersonInput[] = values.people === undefined ? invented() : readPeople(givenPath(values.people));
const mjml =
  values.mjml === undefined ? (demoTemplates[0]?.mjml ?? '') : readFileSync(givenPath(values.mjml), 'utf8');
const checks = new Checks();
const sink = new RecordingSink();
const smtpPort = await sink.listen();
const dataFolder = mkdtempSync(join(tmpdir(), 'chasqui-verify-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
const server = await startProduct();
try {
  await verify();
} finally {
  await stopProduct(server);
  await sink.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
checks.report();
process.exit(checks.failed === 0 ? 0 : 1);

async function verify(): Promise<void> {
  const session = new ApiSession(origin);
  await session.signIn(OWNER.email, OWNER.password);
  await session.ask(
    'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { updatedAt } }',
    {
      input: {
        organisationName: 'Norte',
        postalAddress: 'Calle 1',
        senders: [{ name: 'Norte', address: 'news@norte.example', isDefault: true }],
      },
    },
  );
  await declareAttributes(session);
  const began = performance.now();
  const loaded = await upsertAll(session, people);
  checks.note(
    `${loaded.created} users made, ${loaded.updated} updated, ${loaded.refused.length} refused, in ${seconds(began)} s`,
  );
  const refusedIds = loaded.refused.map(({ person }) => person.externalId ?? '').toSorted();
  if (values.refused !== undefined) {
    const expected = readFileSync(givenPath(values.refused), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[0] ?? '');
    checks.equal('exactly the bad rows are refused', refusedIds, expected.toSorted());
  }
  const accepted = latest(people.filter(person => !refusedIds.includes(person.externalId ?? '')));

  const { createCampaign: campaign } = await session.ask<{ createCampaign: { id: string } }>(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { id } }',
    { input: { name: 'Verification', channel: 'EMAIL', subject: values.subject, content: mjml } },
  );
  const first = await launch(session, campaign.id);
  const mails = [...sink.mails];
  const expected = byAddress(accepted);
  checks.equal(
    'one mail for each distinct address',
    mails.map(mail => keyOf(mail.to)).toSorted(),
    [...expected.keys()].toSorted(),
  );
  checks.equal('as many sent as received', first.figures.sent, mails.length);
  const parsed = await checkMails(checks, mails, expected, { origin, subject: values.subject });
  const left = await checkTracking(checks, session, campaign.id, parsed, mjml);

  const before = sink.mails.length;
  await launch(session, campaign.id);
  const again = sink.mails.slice(before).map(mail => keyOf(mail.to));
  checks.equal(
    'who unsubscribed gets nothing more',
    again.toSorted(),
    [...expected.keys()].filter(key => !left.includes(key)).toSorted(),
  );
  const { deliveries } = await session.ask<{
    deliveries: { nodes: { reason: string; user: { email: string } }[] };
  }>(
    `query ($id: ID!) { deliveries(first: 200, filter: { campaignId: $id, status: SKIPPED, search: "" }, sort: { field: SENT, direction: DESC }) { nodes { reason user { email } } } }`,
    { id: campaign.id },
  );
  const reasons = deliveries.nodes
    .filter(node => left.includes(keyOf(node.user.email ?? '')))
    .map(node => node.reason);
  checks.equal(
    'and their deliveries say why',
    reasons,
    left.map(() => 'UNSUBSCRIBED'),
  );
}

interface Launched {
  status: string;
  figures: { sent: number; skipped: number; failed: number; bounced: number };
}

async function launch(session: ApiSession, campaignId: string): Promise<Launched> {
  const began = performance.now();
  await session.ask('mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { id } }', {
    input: { campaignId },
  });
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 250));
    const { campaign } = await session.ask<{ campaign: { latestShipment: Launched } }>(
      'query ($id: ID!) { campaign(id: $id) { latestShipment { status figures { sent skipped failed bounced } } } }',
      { id: campaignId },
    );
    const { status, figures } = campaign.latestShipment;
    if (status === 'PENDING') continue;
    checks.note(
      `${status}: ${figures.sent} sent, ${figures.skipped} skipped, ${seconds(began)} s with the undo window`,
    );
    checks.equal('the shipment is completed', [status, figures.failed, figures.bounced], ['COMPLETED', 0, 0]);
    return campaign.latestShipment;
  }
}

async function declareAttributes(session: ApiSession): Promise<void> {
  const given = values.attribute.map(text => {
    const [, key = '', type = '', choices] = /^(\w+)=(\w+)(?::(.*))?$/.exec(text) ?? [];
    return { key, type, ...(choices === undefined ? {} : { choices: choices.split(',') }) };
  });
  const wanted =
    values.people === undefined
      ? demoAttributes.map(({ key, type, choices }) => ({ key, type, choices }))
      : given;
  for (const input of wanted)
    await session.ask('mutation ($input: CreateAttributeInput!) { createAttribute(input: $input) { id } }', {
      input,
    });
}

/** Of rows about the same person the later ones win. */
function latest(rows: readonly PersonInput[]): PersonInput[] {
  return [...new Map(rows.map(row => [row.externalId, row])).values()];
}

/** Who gets the mail for each distinct address: the first user who has it. */
function byAddress(rows: readonly PersonInput[]): Map<string, PersonInput> {
  const owners = new Map<string, PersonInput>();
  for (const row of rows) {
    const parsed = parseEmailAddress(row.email ?? '');
    if (parsed.ok && !owners.has(parsed.address.key)) owners.set(parsed.address.key, row);
  }
  return owners;
}

function keyOf(address: string): string {
  const parsed = parseEmailAddress(address);
  return parsed.ok ? parsed.address.key : address;
}

function invented(): PersonInput[] {
  return demoPeople(10_000, { now: new Date() }).map(({ registeredAt, lastSeenAt, ...person }) => ({
    ...person,
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    tags: [...person.tags],
    attributes: person.attributes as never,
    registeredAt: registeredAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString(),
  }));
}

async function startProduct(): Promise<ChildProcess> {
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const environment = {
    ...process.env,
    CHASQUI_DATA: dataFolder,
    CHASQUI_DEMO: '0',
    CHASQUI_OWNER_EMAIL: OWNER.email,
    CHASQUI_OWNER_PASSWORD: OWNER.password,
    PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 100));
    if (child.exitCode !== null) throw new Error('Chasqui did not start.');
    const ready = await fetch(`${origin}/readyz`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return child;
  }
}

async function stopProduct(child: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1_000).toFixed(1);
}
