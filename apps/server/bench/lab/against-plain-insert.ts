import type { ShipmentId, TargetId } from '@chasqui/domain';
import type { Ctx } from '../../src/api-kit/context.js';
import type { Campaign } from '../../src/campaigns/index.js';
import { launchAtOnce, prepareNow } from '../../src/testing/factories.js';
import { addTargetOfFive, declareAttributes, fillCrowd } from './crowd.js';
import { median, printTable, timed, whole, withProgress } from './figures.js';
import { openInstallation } from './installation.js';
import { countFates, createPlainTable, dropAside, insertPlainly, setAside } from './plain-insert.sql.js';

interface Run {
  rows: number;
  prepareSeconds: number;
  plainSeconds: number;
}

/**
 * Prepares a campaign again and again, and each time writes the same rows once more into a table of the same shape with
 * a plain INSERT ... SELECT on one connection, from a table that holds just them. Both tables grow alike.
 */
export async function measureAgainstPlainInsert(
  { users, runs }: { users: number; runs: number },
  addCampaign: (ctx: Ctx, targetIds: TargetId[]) => Promise<Campaign>,
): Promise<void> {
  const { ctx } = await openInstallation();
  await declareAttributes(ctx);
  await fillCrowd(ctx, users);
  const target = await addTargetOfFive(ctx);
  await ctx.db.execute(createPlainTable());

  const done: Run[] = [];
  for (let run = 0; run < runs; run++) {
    const campaign = await addCampaign(ctx, [target]);
    const { id } = await launchAtOnce(ctx, campaign.id);
    const prepareSeconds = await afterCheckpoint(ctx, `preparing, run ${run + 1}`, () => prepareNow(ctx, id));
    const fates = await fatesOf(ctx, id);
    await ctx.db.execute(setAside(id));
    const plainSeconds = await afterCheckpoint(ctx, `plain insert, run ${run + 1}`, () =>
      ctx.db.execute(insertPlainly()),
    );
    await ctx.db.execute(dropAside());
    const rows = fates.reduce((sum, { count }) => sum + count, 0);
    if (run === 0) console.log(`${whole(rows)} deliveries of ${whole(users)} users: ${inWords(fates)}`);
    done.push({ rows, prepareSeconds, plainSeconds });
  }
  report(done);
}

/** Seconds of `work`, with what was written before it on its disk already. */
async function afterCheckpoint(ctx: Ctx, what: string, work: () => Promise<unknown>): Promise<number> {
  await ctx.db.entities.query('CHECKPOINT');
  return withProgress(
    () => what,
    () => timed(work),
  );
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
  const ratio = ({ prepareSeconds, plainSeconds }: Run) => plainSeconds / prepareSeconds;
  const row = (name: string, run: Run) => [
    name,
    `${whole(run.rows / run.prepareSeconds)}/s`,
    `${((run.prepareSeconds / run.rows) * 1e6).toFixed(1)} µs`,
    `${whole(run.rows / run.plainSeconds)}/s`,
    `${((run.plainSeconds / run.rows) * 1e6).toFixed(1)} µs`,
    ratio(run).toFixed(2),
  ];
  printTable([
    ['', 'prepared', 'each', 'plain insert', 'each', 'ratio'],
    ...done.map((run, i) => row(`run ${i + 1}`, run)),
  ]);
  console.log(`  median ratio ${median(done.map(ratio)).toFixed(2)}`);
}
