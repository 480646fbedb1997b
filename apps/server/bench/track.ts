import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ContentId, DeliveryId, UserId } from '@chasqui/domain';
import type { Ctx } from '../src/api-kit/context.js';
import { freePort } from '../src/db/embedded/cluster.js';
import { addMailCampaign, launchAtOnce, prepareNow } from '../src/testing/factories.js';
import { messageTokens } from '../src/tracking/index.js';
import { runBench } from './lab/closing.js';
import { fillCrowd } from './lab/crowd.js';
import { median, printTable, whole } from './lab/figures.js';
import { openInstallation } from './lab/installation.js';
import { type RunningChild, startApi, startChild } from './lab/roles.js';
import { countTracked, markAllSent, sentMessages } from './lab/track.sql.js';
import { cpuSeconds } from './lab/usage.js';

// Opens and clicks a second, each committed before it is answered, through the API's process, against a bare HTTP server
// of Node's that gives the same bytes under the same load in the same run.
//
//   pnpm bench track [--deliveries 100000] [--connections 512] [--seconds 5] [--runs 5]
const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '512' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '5' },
    prof: { type: 'string' },
  },
});
const connections = Number(values.connections);
const seconds = Number(values.seconds);

const CONTENT = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Hello {{ user.first_name }}: <a href="https://example.com/offer?from=mail">an offer</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

interface Door {
  name: string;
  paths: string[];
  /** Where in its paths the next run begins, so that each delivery has its turn. */
  at: number;
  status: string;
}

interface Load {
  answered: number;
  asked: number;
  wrong: number;
  seconds: number;
}

await runBench(async () => {
  const { ctx, environment, keys, port, server } = await openInstallation();
  await fillCrowd(ctx, Number(values.deliveries));
  const { id } = await launchAtOnce(ctx, (await addMailCampaign(ctx, { content: CONTENT })).id);
  await prepareNow(ctx, id);
  await ctx.db.execute(markAllSent(id));
  await ctx.db.entities.query('VACUUM ANALYZE deliveries');
  const messages = await ctx.db.rows<{ deliveryId: DeliveryId; userId: UserId; contentId: ContentId }>(
    sentMessages(id),
  );
  const tokens = messages.map(message => messageTokens(keys, { ...message, channel: 'EMAIL' }).track);
  const doors: Door[] = [
    { name: 'opens', paths: tokens.map(token => `/o/${token}`), at: 0, status: 'HTTP/1.1 200' },
    { name: 'clicks', paths: tokens.map(token => `/c/${token}/1`), at: 0, status: 'HTTP/1.1 302' },
  ];

  const api = await startApi(
    environment,
    values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`],
  );
  const loader = startChild('The load', [script('load-http.ts')]);
  await once(loader.child, 'message');
  let counted = 0;
  for (const door of doors) {
    const bare = await startBare(`http://127.0.0.1:${port}${door.paths.at(-1)}`);
    counted += 1;
    const ratios: number[] = [];
    const rows = [['', `${door.name}/s`, 'bare/s', 'ratio', 'CPU ms of 1,000: api', 'PostgreSQL']];
    for (let run = 0; run <= Number(values.runs); run++) {
      const bareLoad = await load(loader, bare.port, door);
      const before = [cpuSeconds(api.pid), cpuSeconds(server.pid)];
      const own = await load(loader, port, door);
      const used = [cpuSeconds(api.pid), cpuSeconds(server.pid)].map((after, i) => after - (before[i] ?? 0));
      door.at += own.asked;
      counted += own.answered;
      await ctx.db.entities.query('CHECKPOINT');
      if (run === 0) continue; // The first warms up.
      const [ours, theirs] = [own.answered / own.seconds, bareLoad.answered / bareLoad.seconds];
      ratios.push(ours / theirs);
      rows.push([
        `run ${run}`,
        whole(ours),
        whole(theirs),
        (ours / theirs).toFixed(2),
        ...used.map(cpu => whole((cpu * 1e6) / own.answered)),
      ]);
    }
    await bare.stop();
    printTable(rows);
    console.log(`  median ratio of ${door.name} ${median(ratios).toFixed(2)}`);
  }
  await checkCounters(ctx, counted);

  async function checkCounters({ db }: Ctx, answered: number): Promise<void> {
    const figures = await db.row<{ opens: number; clicks: number }>(countTracked(id));
    const stored = (figures?.opens ?? 0) + (figures?.clicks ?? 0);
    console.log(`  answered ${whole(answered)}, counted ${whole(stored)}`);
    if (stored !== answered) throw new Error('What was answered is not what was counted.');
  }
});

async function load(loader: RunningChild, port: number, door: Door): Promise<Load> {
  const from = door.at % door.paths.length;
  const paths = [...door.paths.slice(from), ...door.paths.slice(0, from)];
  loader.child.send({ port, paths, connections, seconds, status: door.status });
  const [result] = (await once(loader.child, 'message')) as [Load];
  if (result.wrong > 0) throw new Error(`${result.wrong} answers were not as they should be.`);
  return result;
}

/** A bare server that answers what is answered at `url` now. */
async function startBare(url: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const answer = await fetch(url, { redirect: 'manual' });
  const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
  const sent = Object.fromEntries(answer.headers);
  for (const own of ['date', 'connection', 'keep-alive']) delete sent[own];
  const port = await freePort();
  const bare = startChild('The bare server', [script('bare-http.ts')], {
    PORT: String(port),
    ANSWER: JSON.stringify({ status: answer.status, headers: sent, body }),
  });
  await once(bare.child, 'message');
  return { port, stop: () => bare.stop() };
}

function script(name: string): string {
  return fileURLToPath(new URL(`lab/${name}`, import.meta.url));
}
