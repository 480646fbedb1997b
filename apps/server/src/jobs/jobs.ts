import type { CampaignId, NoticeId, ShipmentId } from '@chasqui/domain';
import { PgBoss, type SendOptions, type WorkOptions } from 'pg-boss';
import type { Queryable, Transaction } from '../db/database.js';
import type { Log } from '../log.js';

/** Every kind of job with its payload. Payloads are ids. */
export interface JobCatalog {
  'shipment.prepare': { shipmentId: ShipmentId };
  'shipment.cancel': { shipmentId: ShipmentId };
  'shipment.retryFailed': { shipmentId: ShipmentId };
  'shipment.purge': { shipmentId: ShipmentId };
  'campaign.purge': { campaignId: CampaignId };
  'notice.tell': { noticeId: NoticeId };
  /** Every day: what has lived out its time goes. */
  'records.expire': Record<string, never>;
}
export type JobName = keyof JobCatalog;

type Handler<Name extends JobName> = (payload: JobCatalog[Name], signal: AbortSignal) => Promise<void>;

const JOB_NAMES: readonly JobName[] = [
  'shipment.prepare',
  'shipment.cancel',
  'shipment.retryFailed',
  'shipment.purge',
  'campaign.purge',
  'notice.tell',
  'records.expire',
];

/** Jobs are repeated until they succeed: each is written so that a repeat continues where the last one died. */
const QUEUE_OPTIONS = {
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 6 * 3_600,
  // A job of a killed process is noticed by its missing heartbeat.
  heartbeatSeconds: 10,
  deleteAfterSeconds: 24 * 3_600,
  notify: true,
} as const;

/** The queue of durable work, in PostgreSQL. */
export class Jobs {
  private readonly boss: PgBoss;

  /** @param role `worker` also watches over the queues; `api` only enqueues. */
  constructor(connectionString: string, role: 'api' | 'worker', log: Log) {
    const watching = role === 'worker';
    this.boss = new PgBoss({
      connectionString,
      schema: 'pgboss',
      max: watching ? 4 : 2,
      application_name: `chasqui ${role} jobs`,
      supervise: watching,
      schedule: watching,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      useListenNotify: watching,
    });
    this.boss.on('error', error => log.error({ error: error.message }, 'The job queue reports an error.'));
    this.boss.on('warning', warning => log.warn({ warning }, 'The job queue warns.'));
  }

  /** Makes the queue's own tables when they are missing, and connects. */
  async start(): Promise<void> {
    await this.boss.start();
    for (const name of JOB_NAMES) await this.boss.createQueue(name, QUEUE_OPTIONS);
  }

  /** Whether every queue is there, asked over the queue's own connections. */
  async isReady(): Promise<boolean> {
    const queues = await this.boss.getQueues([...JOB_NAMES]);
    return queues.length === JOB_NAMES.length;
  }

  /**
   * Enqueues a job in the transaction of the fact it is about: both come true together, or neither.
   *
   * @param startAfter not before this moment; at once if null.
   */
  async enqueue<Name extends JobName>(
    tx: Transaction,
    name: Name,
    payload: JobCatalog[Name],
    startAfter: Date | null = null,
  ): Promise<void> {
    const when = startAfter === null ? {} : { startAfter };
    await this.boss.send(name, payload, { ...when, db: inside(tx) });
  }

  /** Runs `handler` for each job of a kind, a few at a time in this process, so that a small one need not wait for a large one. */
  async work<Name extends JobName>(name: Name, handler: Handler<Name>): Promise<void> {
    // A job that is to start later makes no NOTIFY when its time comes: polling finds it.
    const options: WorkOptions = {
      batchSize: 1,
      localConcurrency: 4,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 2,
    };
    await this.boss.work<JobCatalog[Name]>(name, options, async ([job]) => {
      if (job !== undefined) await handler(job.data, job.signal);
    });
  }

  /**
   * Runs `handler` once a day, in the small hours (UTC), in whichever worker takes the job. A day on which nothing ran
   * is made up for once.
   */
  async daily<Name extends JobName>(name: Name, handler: Handler<Name>): Promise<void> {
    await this.boss.schedule(name, '30 3 * * *', {}, { missed: 'once' });
    await this.work(name, handler);
  }

  /** Stops taking jobs and waits up to 20 s for the running ones; what is left is repeated elsewhere. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 20_000 });
  }
}

/** Lets pg-boss write through an open transaction. */
function inside(tx: Queryable): NonNullable<SendOptions['db']> {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const runner = tx.entities.queryRunner;
      if (runner === undefined) throw new Error('A job is enqueued inside a transaction.');
      const { records } = await runner.query(text, values, true);
      return { rows: (records ?? []) as never[] };
    },
  };
}
