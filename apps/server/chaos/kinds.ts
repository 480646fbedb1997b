import type { Program } from './program.js';
import type { Random } from './random.js';
import { type Scene, sleep } from './scene.js';

/** A way in which something dies, or is kept from working. */
export interface Kind {
  name: string;
  what: string;
  /** Who is on the scene when it begins. */
  cast: readonly ('all' | 'worker')[];
  /** How many of it happen in one blow. */
  atOnce: number;
  /** For how long mails go out between two blows, at the pace that is set. */
  secondsBetween: number;
  /** Whether what was on its way may go out once more: a message per open connection and blow. */
  mayRepeat: boolean;
  /** Lets it happen; resolves when what died is on its way back. */
  strike: (scene: Scene, random: Random) => Promise<void>;
}

const FROZEN_AT_ONCE = 4;

export const KINDS: readonly Kind[] = [
  {
    name: 'worker',
    what: 'kill -9 of the worker',
    cast: ['worker'],
    atOnce: 1,
    secondsBetween: 4,
    mayRepeat: true,
    strike: async scene => {
      const worker = only(scene.cast);
      await scene.replace(worker, () => worker.killAll(), 'worker');
    },
  },
  {
    name: 'server',
    what: 'kill -9 of the whole server: supervisor, API and worker',
    cast: ['all'],
    atOnce: 1,
    secondsBetween: 4,
    mayRepeat: true,
    strike: async scene => {
      const server = only(scene.cast);
      await scene.replace(server, () => server.killAll(), 'all');
    },
  },
  {
    name: 'backend',
    what: 'kill -9 of a PostgreSQL backend',
    cast: ['all'],
    atOnce: 1,
    secondsBetween: 4,
    mayRepeat: true,
    strike: (scene, random) => scene.killBackend(random),
  },
  {
    name: 'postgres',
    what: 'PostgreSQL stopped with immediate, and started again',
    cast: ['all'],
    atOnce: 1,
    secondsBetween: 4,
    mayRepeat: true,
    strike: async (scene, random) => {
      await scene.stopPostgres();
      await sleep(random.below(2_000));
      await scene.startPostgres();
    },
  },
  {
    name: 'relay',
    what: 'every connection to the relay cut',
    cast: ['all'],
    atOnce: 1,
    secondsBetween: 3,
    mayRepeat: true,
    strike: async scene => scene.sink.cutConnections(),
  },
  {
    name: 'stop',
    what: 'SIGTERM of the worker',
    cast: ['worker'],
    atOnce: 1,
    secondsBetween: 4,
    mayRepeat: false,
    strike: async scene => {
      const worker = only(scene.cast);
      await scene.replace(worker, () => worker.stop(), 'worker');
    },
  },
  {
    name: 'freeze',
    what: 'SIGSTOP of workers past their heartbeat, while another takes over, and SIGCONT',
    cast: Array<'worker'>(FROZEN_AT_ONCE + 1).fill('worker'),
    atOnce: FROZEN_AT_ONCE,
    secondsBetween: 50,
    mayRepeat: true,
    strike: freezeAllButOne,
  },
];

/** Everything in one shipment, of a server whose supervisor brings back what died; what is slowest to mend goes first. */
export function mixedKind(): Kind {
  const blows = ['relay', 'relay', 'worker', 'backend', 'postgres', 'worker', 'backend', 'postgres'];
  let next = 0;
  return {
    name: 'mixed',
    what: 'relay, worker, backend and PostgreSQL in turns',
    cast: ['all'],
    atOnce: 1,
    secondsBetween: 2,
    mayRepeat: true,
    strike: async (scene, random) => {
      const name = blows[next++ % blows.length];
      if (name === 'worker') process.kill(await scene.sendingProcess(), 'SIGKILL');
      else await KINDS.find(kind => kind.name === name)?.strike(scene, random);
    },
  };
}

/** SIGTERM of the worker of a server whose supervisor brings it back. */
export const SUPERVISED_STOP: Kind = {
  name: 'stop',
  what: 'SIGTERM of the worker',
  cast: [],
  atOnce: 1,
  secondsBetween: 2,
  mayRepeat: false,
  strike: async scene => {
    process.kill(await scene.sendingProcess(), 'SIGTERM');
  },
};

async function freezeAllButOne(scene: Scene, random: Random): Promise<void> {
  const frozen = random.pick(scene.cast, FROZEN_AT_ONCE);
  for (const { pid } of frozen) {
    await sleep(random.below(500));
    process.kill(pid, 'SIGSTOP');
  }
  const pids = frozen.map(({ pid }) => pid);
  await until(async () => !(await scene.registered()).some(pid => pids.includes(pid)));
  for (const { pid } of frozen) {
    await sleep(random.below(500));
    process.kill(pid, 'SIGCONT');
  }
  // Each notices that it was given up, and begins anew.
  await until(async () => {
    const registered = await scene.registered();
    return pids.every(pid => registered.includes(pid));
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(200);
}

function only(cast: readonly Program[]): Program {
  const [program] = cast;
  if (program === undefined || cast.length > 1) throw new Error('There is not just one process.');
  return program;
}
