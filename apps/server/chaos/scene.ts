import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeClose } from '../bench/lab/closing.js';
import { type Installation, openInstallation } from '../bench/lab/installation.js';
import { startCluster, stopCluster } from '../src/db/embedded/cluster.js';
import type { Sql } from '../src/db/sql.js';
import { addUsers } from '../src/testing/factories.js';
import { backendsOfChasqui, registeredWorkers } from './ledger.sql.js';
import { Program } from './program.js';
import type { Random } from './random.js';
import { SinkProcess } from './sink-process.js';

/** Connections that the relay of the scene allows, to all workers together. */
const CONNECTIONS = 16;
const USERS_AT_ONCE = 1_000;
const RETRY_MS = 50;

/** PostgreSQL, the sink and the processes of Chasqui, and what can befall them. */
export class Scene {
  /** The processes that stand in the scene. */
  cast: Program[] = [];
  private readonly log: string;

  private constructor(
    readonly installation: Installation,
    readonly sink: SinkProcess,
    folder: string,
  ) {
    this.log = join(folder, 'chasqui.log');
  }

  /** @param mails so many users are made, each with an address. */
  static async open(mails: number): Promise<Scene> {
    const folder = mkdtempSync(join(tmpdir(), 'chasqui-chaos-'));
    beforeClose(() => rmSync(folder, { recursive: true, force: true }));
    const sink = await SinkProcess.start();
    const installation = await openInstallation(`smtp://127.0.0.1:${sink.port}?connections=${CONNECTIONS}`);
    for (let from = 0; from < mails; from += USERS_AT_ONCE) {
      const people = Array.from({ length: Math.min(USERS_AT_ONCE, mails - from) }, (_, i) => ({
        externalId: `u${from + i + 1}`,
        email: `u${from + i + 1}@example.com`,
        firstName: `First${from + i + 1}`,
      }));
      await addUsers(installation.ctx, people);
    }
    return new Scene(installation, sink, folder);
  }

  start(role: 'all' | 'worker'): Program {
    const program = new Program(role, this.installation.environment, this.log);
    this.cast.push(program);
    return program;
  }

  /** Ends one of the cast, and starts another in its place. */
  async replace(program: Program, end: () => Promise<unknown>, role: 'all' | 'worker'): Promise<void> {
    await end();
    this.cast = this.cast.filter(each => each !== program);
    this.start(role);
  }

  /** Ends the cast; each must end well. */
  async stopAll(): Promise<void> {
    const cast = this.cast.splice(0);
    const endings = await Promise.all(cast.map(program => program.stop()));
    if (endings.some(ending => ending !== 0))
      throw new Error(`Stopping ended with ${endings.join(', ')}.\n${this.lastWords(20)}`);
  }

  /** Reads what the database says, as soon as it answers. */
  async read<Row>(statement: Sql): Promise<Row[]> {
    for (;;) {
      try {
        return await this.installation.ctx.db.rows<Row>(statement);
      } catch (error) {
        if (isMistake(error)) throw error;
        // PostgreSQL is down: that is what this is about. The time limit of the test ends it when it stays so.
        await sleep(RETRY_MS);
      }
    }
  }

  /** Process ids of the workers that are registered, oldest first. */
  async registered(): Promise<number[]> {
    const rows = await this.read<{ name: string }>(registeredWorkers());
    return rows
      .filter(({ name }) => name.startsWith(hostname()))
      .map(({ name }) => Number(name.slice(hostname().length + 1)));
  }

  /** The process that sends now: the youngest worker, once it is registered and runs. */
  async sendingProcess(): Promise<number> {
    for (;;) {
      const pid = (await this.registered()).findLast(isAlive);
      if (pid !== undefined) return pid;
      await sleep(RETRY_MS);
    }
  }

  /** `kill -9` of a backend of PostgreSQL, which ends all the others and recovers by itself. */
  async killBackend(random: Random): Promise<void> {
    const backends = await this.read<{ pid: number }>(backendsOfChasqui());
    const [backend] = random.pick(backends, 1);
    if (backend !== undefined && isAlive(backend.pid)) process.kill(backend.pid, 'SIGKILL');
  }

  async stopPostgres(): Promise<void> {
    await stopCluster(this.installation.server.cluster, 'immediate');
  }

  async startPostgres(): Promise<void> {
    const { cluster, url } = this.installation.server;
    await startCluster(cluster, Number(new URL(url).port));
  }

  /** The last that the processes said. */
  lastWords(lines: number): string {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}

/** Whether PostgreSQL did answer, that the statement is wrong (class 42 of its errors). */
function isMistake(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('42');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
