import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CampaignId, ShipmentId, TargetId } from '@chasqui/domain';
import { joinPieces } from '@chasqui/rendering';
import { LARGE_NEWSLETTER, SMALL_NEWSLETTER } from '@chasqui/rendering/testing';
import { ensureOwner } from '../src/access/index.js';
import { WORKER_FLAGS } from '../src/roles/worker-flags.js';
import type { Claimed } from '../src/sending/claimed.js';
import { renderMessage } from '../src/sending/render.js';
import { ApiClient } from '../src/testing/api-client.js';
import { addMailCampaign, addTagTarget, launchAtOnce } from '../src/testing/factories.js';
import { type BareMessage, sendBarely } from './lab/bare-client.js';
import { runBench } from './lab/closing.js';
import { declareAttributes, fillCrowd } from './lab/crowd.js';
import { median, printTable, whole, withProgress } from './lab/figures.js';
import { type Installation, openInstallation } from './lab/installation.js';
import { type MailSink, startMailSink } from './lab/mail-sink.js';
import { printProfile } from './lab/profile.js';
import { type RunningChild, startApi, startWorker } from './lab/roles.js';
import {
  type ShipmentStanding,
  sentOfShipment,
  someDelivery,
  standingOfShipment,
} from './lab/shipments.sql.js';
import { COUNTING_STATEMENTS, countStatements, printStatements } from './lab/statements.js';
import { cpuSeconds, peakMemory } from './lab/usage.js';

// Sending a campaign to everybody, from `launchCampaign` to the completed shipment, by a real worker process over a full
// ledger with fsync on; against a bare pipelining client that sends the same octets to the same sink in the same run.
//
//   pnpm bench send [--users 100000] [--runs 5] [--connections 64] [--workers 1] [--only small|large] [--delay MS]
//                   [--screen] [--statements] [--profile FOLDER]
//
// The undo window of ten seconds is no work and is left out: the shipment may start in the moment in which it is launched.
const { values: options } = parseArgs({
  options: {
    users: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    connections: { type: 'string', default: '64' },
    workers: { type: 'string', default: '1' },
    only: { type: 'string' },
    delay: { type: 'string', default: '0' },
    screen: { type: 'boolean', default: false },
    statements: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const connections = Number(options.connections);
const POLL_MS = 50;
const SCREEN_EVERY_MS = 50;
const OWNER = { email: 'owner@example.com', password: 'a password for benchmarks' };

interface Run {
  ceiling: number;
  sent: number;
  perSecond: number;
  /** From the first message to the last, without preparation. */
  sendingPerSecond: number;
  cpu: { worker: number; postgres: number; sink: number };
}

const NEWSLETTERS = [
  { name: 'small', mjml: SMALL_NEWSLETTER },
  { name: 'large', mjml: LARGE_NEWSLETTER },
].filter(({ name }) => options.only === undefined || options.only === name);

await runBench(async () => {
  const sink = await startMailSink(Number(options.delay));
  const installation = await openInstallation(
    `smtp://127.0.0.1:${sink.port}?connections=${connections}`,
    options.statements ? COUNTING_STATEMENTS : [],
  );
  console.log(
    `sink: ${sink.name}; ${connections} connections, so at most ${connections} repeats per kill; workers: ${options.workers}`,
  );
  await declareAttributes(installation.ctx);
  await fillCrowd(installation.ctx, Number(options.users));
  const some = await addTagTarget(installation.ctx, 'news');
  const screens = options.screen ? await openScreens(installation) : null;
  const workers = startWorkers(installation);
  for (const newsletter of NEWSLETTERS)
    await measure({ installation, sink, workers, some, screens }, newsletter);
  console.log(`peak memory of a worker: ${whole(Math.max(...workers.map(({ pid }) => peakMemory(pid))))} MB`);
  for (const worker of workers) await worker.stop();
  if (options.profile !== undefined) printProfile(options.profile);
});

interface Lab {
  installation: Installation;
  sink: MailSink;
  workers: readonly RunningChild[];
  /** A third of the users, to warm up with. */
  some: TargetId;
  screens: ApiClient | null;
}

function startWorkers({ environment }: Installation): RunningChild[] {
  const flags = [...WORKER_FLAGS];
  if (options.profile !== undefined) {
    mkdirSync(options.profile, { recursive: true });
    flags.push('--cpu-prof', `--cpu-prof-dir=${options.profile}`);
  }
  return Array.from({ length: Number(options.workers) }, () => startWorker(environment, flags));
}

async function measure(lab: Lab, { name, mjml }: { name: string; mjml: string }): Promise<void> {
  const { ctx } = lab.installation;
  const add = (targetIds: TargetId[]) =>
    addMailCampaign(ctx, {
      name: `${name} ${targetIds.length}`,
      subject: '{{ user.first_name | default: "Hello" }}: the week',
      content: mjml,
      targeting: targetIds.length > 0,
      targetIds,
    });
  const warm = await sendCampaign(lab, (await add([lab.some])).id);
  const message = await messageOf(lab, warm.id);
  console.log(`\n${name}: a message of ${whole(message.content.length)} octets`);

  if (options.statements) await countStatements(ctx);
  const runs: Run[] = [];
  for (let number = 1; number <= Number(options.runs); number++) {
    const ceiling = await withProgress(
      () => 'bare client',
      () => sendBarely(lab.sink.port, message, warm.sent, connections),
    );
    const run = { ceiling, ...(await sendCampaign(lab, (await add([])).id)) };
    runs.push(run);
    console.log(
      `  run ${number}: bare ${whole(run.ceiling)}/s, Chasqui ${whole(run.perSecond)}/s (${whole(run.sendingPerSecond)}/s once it sends), ratio ${(run.perSecond / run.ceiling).toFixed(2)}`,
    );
  }
  report(name, runs);
  if (options.statements)
    await printStatements(
      ctx,
      runs.reduce((sum, run) => sum + run.sent, 0),
    );
}

/** Launches a campaign and waits for its end. */
async function sendCampaign(
  { installation: { ctx, server }, workers, sink, screens }: Lab,
  campaignId: CampaignId,
): Promise<Omit<Run, 'ceiling'> & { id: ShipmentId; sent: number }> {
  const cpu = () => ({
    worker: workers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    postgres: cpuSeconds(server.pid),
    sink: cpuSeconds(sink.pid),
  });
  const before = cpu();
  const began = Date.now();
  const { id } = await launchAtOnce(ctx, campaignId);
  let standing: ShipmentStanding | null = null;
  const watch = async () => {
    for (;;) {
      standing = await ctx.db.row<ShipmentStanding>(standingOfShipment(id));
      if (standing !== null && standing.finishedAt !== null) return standing;
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  };
  const screen = screens === null ? null : watchScreen(screens);
  const ended = await withProgress(
    () => `${whole(standing?.sent ?? 0)} of ${whole(standing?.queued ?? 0)} sent`,
    watch,
  );
  const after = cpu();
  if (screen !== null) await screen.report();
  const finishedAt = ended.finishedAt?.getTime() ?? Number.NaN;
  const counted = await ctx.db.row<{ firstSentAt: Date; sent: number }>(sentOfShipment(id));
  if (
    ended.status !== 'COMPLETED' ||
    counted === null ||
    counted.sent !== ended.sent ||
    ended.sent !== ended.queued
  )
    throw new Error(`The shipment did not end as it should: ${JSON.stringify({ ...ended, ...counted })}`);
  const { sent } = ended;
  const thousands = sent / 1_000;
  return {
    id,
    sent,
    perSecond: (sent / (finishedAt - began)) * 1_000,
    sendingPerSecond: (sent / (finishedAt - counted.firstSentAt.getTime())) * 1_000,
    cpu: {
      worker: (after.worker - before.worker) / thousands,
      postgres: (after.postgres - before.postgres) / thousands,
      sink: (after.sink - before.sink) / thousands,
    },
  };
}

/** One message as the worker makes it. */
async function messageOf({ installation: { ctx } }: Lab, id: ShipmentId): Promise<BareMessage> {
  const delivery = await ctx.db.row<Claimed>(someDelivery(id));
  const rendered = delivery === null ? null : await renderMessage(ctx, delivery);
  if (rendered?.ok !== true) throw new Error('There is no message.');
  return { ...rendered.message, content: joinPieces(rendered.message.content) };
}

function report(name: string, runs: readonly Run[]): void {
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const cpu = (figure: number) => `${figure.toFixed(3)} s`;
  printTable([
    ['', 'bare', 'Chasqui', 'ratio', 'once it sends', 'worker', 'PostgreSQL', 'sink'],
    [
      `${name}, median of ${runs.length}`,
      `${whole(of(run => run.ceiling))}/s`,
      `${whole(of(run => run.perSecond))}/s`,
      of(run => run.perSecond / run.ceiling).toFixed(2),
      of(run => run.sendingPerSecond / run.ceiling).toFixed(2),
      cpu(of(run => run.cpu.worker)),
      cpu(of(run => run.cpu.postgres)),
      cpu(of(run => run.cpu.sink)),
    ],
  ]);
  console.log('  worker, PostgreSQL and sink: CPU seconds per 1,000 mails');
}

async function openScreens({ ctx, environment, port }: Installation): Promise<ApiClient> {
  await ensureOwner(ctx, OWNER);
  await startApi(environment);
  const client = new ApiClient(`http://127.0.0.1:${port}`);
  await client.signIn(OWNER.email, OWNER.password);
  return client;
}

/** Asks for the list of campaigns again and again, as somebody who looks at it. */
function watchScreen(client: ApiClient): { report(): Promise<void> } {
  const times: number[] = [];
  let ended = false;
  const asking = (async () => {
    while (!ended) {
      const began = performance.now();
      await client.get(
        '{ campaigns(first: 25) { totalCount nodes { id name channel figures { reach sent } } } }',
      );
      times.push(performance.now() - began);
      await new Promise(resolve => setTimeout(resolve, SCREEN_EVERY_MS));
    }
  })();
  return {
    async report() {
      ended = true;
      await asking;
      const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
      console.log(`  campaigns asked for ${times.length} times meanwhile: p95 ${p95.toFixed(0)} ms`);
    },
  };
}
