import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { probe } from './health.sql.js';

/** `/healthz`: the process lives. `/readyz`: it can do its work; why it cannot stands in the log, for this door is open to anybody. */
export function serveHealth(app: FastifyInstance, ctx: Pick<Ctx, 'db' | 'log'>): void {
  app.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    try {
      await ctx.db.rows(probe());
      return { status: 'ready' };
    } catch (error) {
      ctx.log.warn({ error: (error as Error).message }, 'Asked whether it is ready, it is not.');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}
