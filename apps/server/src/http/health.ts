import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { sql } from '../db/sql.js';

/** `/healthz`: the process lives. `/readyz`: it can do its work. */
export function serveHealth(app: FastifyInstance, ctx: Pick<Ctx, 'db'>): void {
  app.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    try {
      await ctx.db.rows(sql`/* health.ready */ SELECT 1 FROM settings`);
      return { status: 'ready' };
    } catch (error) {
      return reply.code(503).send({ status: 'not ready', why: (error as Error).message });
    }
  });
}
