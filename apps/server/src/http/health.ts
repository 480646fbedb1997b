import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { MIGRATIONS } from '../db/migrations/index.js';
import { appliedMigrations } from './health.sql.js';

type HealthCtx = Pick<Ctx, 'db' | 'jobs' | 'log'>;

/** `/healthz`: the process lives. `/readyz`: it can do its work; why it cannot stands in the log, for this door is open to anybody. */
export function serveHealth(app: FastifyInstance, ctx: HealthCtx): void {
  app.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const lack = await whatIsLacking(ctx).catch((error: Error) => error.message);
    if (lack === null) return { status: 'ready' };
    ctx.log.warn({ lack }, 'Asked whether it is ready, it is not.');
    return reply.code(503).send({ status: 'not ready' });
  });
}

/** What is missing of what every request and every launch needs, or null. */
async function whatIsLacking({ db, jobs }: HealthCtx): Promise<string | null> {
  const applied = new Set((await db.rows<{ name: string }>(appliedMigrations())).map(row => row.name));
  const pending = MIGRATIONS.map(migration => migration.name).filter(name => !applied.has(name));
  if (pending.length > 0) return `The database has not been through ${pending.join(', ')}.`;
  return (await jobs.isReady()) ? null : 'Queues of jobs are missing.';
}
