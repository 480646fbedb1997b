import { parseArgs } from 'node:util';
import { runBench } from '../bench/lab/closing.js';
import { printTable, whole, withProgress } from '../bench/lab/figures.js';
import { KINDS, type Kind, SUPERVISED_STOP, mixedKind } from './kinds.js';
import { Scene } from './scene.js';
import { Trial, type TrialOptions, type TrialResult } from './trial.js';

// Nothing lost, nothing twice: kills real processes at random moments while mails go out, and compares afterwards what
// the relay got with what the ledger says.
//
//   pnpm test:chaos [--mails 20000] [--kills 20] [--only worker] [--seed 1] [--short]
//
// --short: a few of each kind in two shipments, for CI.
const { values } = parseArgs({
  options: {
    mails: { type: 'string' },
    kills: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});

const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
const LIMIT_SECONDS = values.short ? 240 : 600;

await runBench(async () => {
  const chosen = KINDS.filter(({ name }) => values.only === undefined || values.only === name);
  if (chosen.length === 0) throw new Error(`Kinds: ${KINDS.map(({ name }) => name).join(', ')}.`);
  console.log(`Nothing lost, nothing twice; seed ${seed}`);
  const results = values.short ? await short() : await each(chosen);
  report(results);
  if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
});

/** Every kind with a shipment of its own. */
async function each(kinds: readonly Kind[]): Promise<TrialResult[]> {
  const options = { mails: Number(values.mails ?? 20_000), kills: Number(values.kills ?? 20), seed };
  const scene = await Scene.open(options.mails);
  const results: TrialResult[] = [];
  for (const kind of kinds) {
    console.log(kind.what);
    scene.sink.forget();
    const trial = await Trial.begin(scene, kind, options);
    results.push(
      await watched(trial, async () => {
        await trial.strike();
        const result = await trial.end();
        await scene.stopAll();
        return result;
      }),
    );
  }
  return results;
}

/** One shipment that everything befalls, and another, while that one is mended, of which nothing may come twice. */
async function short(): Promise<TrialResult[]> {
  const options: TrialOptions = {
    mails: Number(values.mails ?? 1_500),
    kills: Number(values.kills ?? 8),
    seed,
  };
  const scene = await Scene.open(options.mails);
  const mixed = await Trial.begin(scene, mixedKind(), options);
  await watched(mixed, () => mixed.strike());
  const stopped = await Trial.begin(scene, SUPERVISED_STOP, { ...options, kills: 2 });
  await watched(stopped, () => stopped.strike());
  const results = [await watched(stopped, () => stopped.end()), await watched(mixed, () => mixed.end())];
  await scene.stopAll();
  return results;
}

/** Says how it goes, and gives up with all that is known when it takes too long. */
async function watched<T>(trial: Trial, work: () => Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      trial
        .dump()
        .then(dump => reject(new Error(`It stands still after ${LIMIT_SECONDS} s.\n${dump}`)), reject);
    }, LIMIT_SECONDS * 1_000);
  });
  try {
    return await withProgress(
      () => trial.describe(),
      () => Promise.race([work(), limit]),
    );
  } finally {
    clearTimeout(late);
  }
}

function report(results: readonly TrialResult[]): void {
  printTable([
    ['', 'kills', 'mails', 'lost', 'repeated', 'allowed', 'seed', 'seconds'],
    ...results.map(({ kind, kills, mails, lost, repeated, allowed, seconds }) => [
      kind.what,
      ...[kills, mails, lost, repeated, allowed].map(whole),
      String(seed),
      whole(seconds),
    ]),
  ]);
  for (const { kind, faults } of results)
    console.log(faults.length === 0 ? `ok    ${kind.name}` : `FAIL  ${kind.name}: ${faults.join('; ')}`);
}
