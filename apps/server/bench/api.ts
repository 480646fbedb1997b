import { parseArgs } from 'node:util';
import { Member, hashPassword } from '../src/access/index.js';
import type { Ctx } from '../src/api-kit/context.js';
import { createTarget } from '../src/targets/index.js';
import { freePort } from '../src/db/embedded/cluster.js';
import { ApiClient, TEST_PASSWORD } from '../src/testing/api-client.js';
import {
  addMailCampaign,
  addNotificationCampaign,
  launchAtOnce,
  prepareNow,
} from '../src/testing/factories.js';
import { type Asked, askForSeconds } from './lab/ask.js';
import { runBench } from './lab/closing.js';
import { fillCrowd } from './lab/crowd.js';
import { median, printTable, whole } from './lab/figures.js';
import { type Installation, openInstallation } from './lab/installation.js';
import { deliveryBytes } from './lab/ledger.sql.js';
import { type RunningChild, startApi } from './lab/roles.js';
import { cpuSeconds } from './lab/usage.js';

// The list of campaigns as the screen asks for it, from one process of the role `api` and from two against one
// PostgreSQL; and what a look at /metrics costs beside so many deliveries.
//
//   pnpm bench api [--users 200000] [--seconds 8] [--connections 16]
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '16' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

/** A full page of the list, and one campaign more. */
const CAMPAIGNS = 51;
const QUERY = `{ campaigns(first: 50) {
  nodes { id name channel targeting targets { id name } sentCount lastShipmentAt createdAt
    latestShipment { id status phase pauseReason detail createdAt scheduledAt startsAt startedAt finishedAt
      progress { total sent failed skipped deferred remaining ratePerSecond etaSeconds retryUntil }
      trouble { name words } figures { scope sent } } }
  pageInfo { hasNextPage endCursor } totalCount totalCountCapped } }`;

await runBench(async () => {
  const installation = await openInstallation();
  await fill(installation.ctx, Number(values.users));
  const first = await startApiOn(installation, installation.port);
  const client = new ApiClient(first.origin);
  await client.signIn('bench@example.com', TEST_PASSWORD);
  const cookie = client.session ?? '';

  const alone = await measure(installation, [first], cookie);
  const second = await startApiOn(installation, await freePort());
  const both = await measure(installation, [first, second], cookie);
  printTable([
    ['', 'lists', 'median', 'p95', 'CPU s per 1,000: API', 'PostgreSQL', 'who asks'],
    ['1 process', ...alone],
    ['2 processes', ...both],
  ]);
  const ledger = await installation.ctx.db.row<{ bytes: number; deliveries: number }>(deliveryBytes());
  console.log(
    `  ${whole(ledger?.deliveries ?? 0)} deliveries, ${whole(ledger?.bytes ?? 0)} bytes each with indexes`,
  );
  console.log(`  /metrics, uncached: ${(await timeMetrics(first.origin)).toFixed(1)} ms (median of 5)`);
});

/** One campaign to all, queued; forty in inboxes and ten queued to one user in a hundred. */
async function fill(ctx: Ctx, users: number): Promise<void> {
  await fillCrowd(ctx, users);
  const staff = await createTarget(ctx, {
    name: 'Staff',
    rule: { kind: 'tag', operator: 'anyOf', tags: ['staff'] },
  });
  for (let i = 0; i < CAMPAIGNS; i += 1) {
    const toAll = i === 0;
    const more = { name: `Campaign ${i}`, ...(!toAll && { targeting: true, targetIds: [staff.id] }) };
    const add = i <= CAMPAIGNS / 5 ? addMailCampaign : addNotificationCampaign;
    const { id } = await launchAtOnce(ctx, (await add(ctx, more)).id);
    await prepareNow(ctx, id);
  }
  await ctx.db.entities.query('VACUUM ANALYZE');
  await ctx.db.entities.query('CHECKPOINT');
  const passwordHash = await hashPassword(TEST_PASSWORD);
  const email = 'bench@example.com';
  await ctx.db.entities.insert(Member, {
    email,
    emailKey: email,
    name: 'Bench',
    role: 'OWNER',
    passwordHash,
  });
}

interface RunningApi extends RunningChild {
  origin: string;
}

async function startApiOn(installation: Installation, port: number): Promise<RunningApi> {
  const running = await startApi({ ...installation.environment, PORT: String(port) });
  return { ...running, origin: `http://127.0.0.1:${port}` };
}

async function measure(
  { server }: Installation,
  apis: readonly RunningApi[],
  cookie: string,
): Promise<string[]> {
  const ask = (time: number) =>
    askForSeconds(
      apis.map(({ origin }) => `${origin}/graphql`),
      JSON.stringify({ query: QUERY }),
      { 'content-type': 'application/json', cookie },
      { connections, seconds: time },
    );
  await ask(2); // Warms up.
  const used = () => ({
    api: apis.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    postgres: cpuSeconds(server.pid),
    own: process.cpuUsage(),
  });
  const before = used();
  const asked = await ask(seconds);
  const after = used();
  const { user, system } = process.cpuUsage(before.own);
  const perThousand = (cpu: number) => ((cpu / asked.count) * 1_000).toFixed(2);
  return [
    `${whole(asked.count / seconds)}/s`,
    ...latencies(asked),
    perThousand(after.api - before.api),
    perThousand(after.postgres - before.postgres),
    perThousand((user + system) / 1e6),
  ];
}

function latencies({ milliseconds }: Asked): string[] {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`;
  return [at(0.5), at(0.95)];
}

/** Longer apart than what was read is kept for. */
async function timeMetrics(origin: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const began = performance.now();
    const answer = await fetch(`${origin}/metrics`);
    await answer.text();
    if (!answer.ok) throw new Error(`/metrics answered ${answer.status}.`);
    if (i > 0) times.push(performance.now() - began);
    await new Promise(resolve => setTimeout(resolve, 1_200));
  }
  return median(times);
}
