import type { ShipmentId, TargetId } from '@chasqui/domain';
import type { Ctx } from '../../src/api-kit/context.js';
import type { Campaign } from '../../src/campaigns/index.js';
import { launchAtOnce, prepareNow } from '../../src/testing/factories.js';
import { addTargetOfFive, declareAttributes, fillCrowd } from './crowd.js';
import { median, printTable, timed, whole, withProgress } from './figures.js';
import { openInstallation } from './installation.js';
import { countFates, createPlainTable, dropAside, insertPlainly, setAside } from './plain-insert.sql.js';
import { cpuSeconds } from './usage.js';

/** Seconds of the clock, and of PostgreSQL's CPU time with all that it did meanwhile. */
interface Spent {
  seconds: number;
  cpu: number;
}

interface Run {
  rows: number;
  prepared: Spent;
  plain: Spent;
}

/**
 * Prepares a campaign again and again, and each time writes the same rows once more into a table of the same shape with
 * a plain INSERT ... SELECT on one connection, from a table that holds just them. Both tables grow alike.
 */
export async function measureAgainstPlainInsert(
  { users, runs }: { users: number; runs: number },
  addCampaign: (ctx: Ctx, targetIds: TargetId[]) => Promise<Campaign>,
): Promise<void> {
  const { ctx, server } = await openInstallation();
  const measured = (what: string, work: () => Promise<unknown>) =>
    afterCheckpoint(ctx, server.pid, what, work);
  await declareAttributes(ctx);
  await fillCrowd(ctx, users);
  const target = await addTargetOfFive(ctx);
  await ctx.db.execute(createPlainTable());

  const done: Run[] = [];
  for (let run = 0; run < runs; run++) {
    const campaign = await addCampaign(ctx, [target]);
    const { id } = await launchAtOnce(ctx, campaign.id);
    const prepared = await measured(`preparing, run ${run + 1}`, () => prepareNow(ctx, id));
    const fates = await fatesOf(ctx, id);
    await ctx.db.execute(setAside(id));
    const plain = await measured(`plain insert, run ${run + 1}`, () => ctx.db.execute(insertPlainly()));
    await ctx.db.execute(dropAside());
    const rows = fates.reduce((sum, { count }) => sum + count, 0);
    if (run === 0) console.log(`${whole(rows)} deliveries of ${whole(users)} users: ${inWords(fates)}`);
    done.push({ rows, prepared, plain });
  }
  report(done);
}

/** What `work` takes, with what was written before it on its disk already. */
async function afterCheckpoint(
  ctx: Ctx,
  serverPid: number,
  what: string,
  work: () => Promise<unknown>,
): Promise<Spent> {
  await ctx.db.entities.query('CHECKPOINT');
  const before = cpuSeconds(serverPid);
  const seconds = await withProgress(
    () => what,
    () => timed(work),
  );
  return { seconds, cpu: cpuSeconds(serverPid) - before };
}

interface Fate {
  status: string;
  reason: string | null;
  count: number;
}
const fatesOf = (ctx: Ctx, id: ShipmentId) => ctx.db.rows<Fate>(countFates(id));
const inWords = (fates: readonly Fate[]) =>
  fates.map(({ status, reason, count }) => `${whole(count)} ${reason ?? status}`).join(', ');

function report(done: readonly Run[]): void {
  const ratio = ({ prepared, plain }: Run) => plain.seconds / prepared.seconds;
  const each = (rows: number, { seconds, cpu }: Spent) => [
    `${whole(rows / seconds)}/s`,
    `${((seconds / rows) * 1e6).toFixed(1)} µs`,
    `${((cpu / rows) * 1e6).toFixed(1)} µs`,
  ];
  printTable([
    ['', 'prepared', 'each', 'CPU', 'plain insert', 'each', 'CPU', 'ratio'],
    ...done.map((run, i) => [
      `run ${i + 1}`,
      ...each(run.rows, run.prepared),
      ...each(run.rows, run.plain),
      ratio(run).toFixed(2),
    ]),
  ]);
  console.log(`  median ratio ${median(done.map(ratio)).toFixed(2)}`);
}
