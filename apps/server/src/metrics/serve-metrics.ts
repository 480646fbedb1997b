import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../api-kit/context.js';
import { type DatabaseFigures, readFigures } from './database-figures.js';
import { Exposition } from './exposition.js';
import { mayReadMetrics } from './may-read.js';
import { ProcessWatch } from './process-watch.js';
import { RequestWatch } from './request-watch.js';
import { writeMetrics } from './write-metrics.js';

type MetricsCtx = Pick<Ctx, 'config' | 'db' | 'log'>;

/** What was read so lately is not read again, however many ask. */
const FRESH_MS = 1_000;
/** A database that takes longer counts as one that does not answer. */
const PATIENCE_MS = 3_000;

/**
 * Serves `/metrics`: the figures of the database with those of every worker, the same from each process, and this
 * process's own. To be called before the doors whose requests it is to see.
 *
 * @param sockets open WebSockets.
 * @returns what ends the watching.
 */
export function serveMetrics(
  app: FastifyInstance,
  ctx: MetricsCtx,
  sockets: () => number,
): { requests: RequestWatch; stop: () => void } {
  const watch = new ProcessWatch();
  const requests = new RequestWatch(app);
  const reader = new FiguresReader(ctx);
  const name = `${hostname()} ${process.pid}`;
  app.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (
      !mayReadMetrics(
        { headers: request.headers, peer: request.socket.remoteAddress },
        ctx.config.metricsToken,
      )
    )
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ message: 'Show METRICS_TOKEN as a bearer token, or ask from this machine.' });
    const own = { name, process: watch.figures, requests: requests.figures, sockets: sockets() };
    return reply.type(Exposition.CONTENT_TYPE).send(writeMetrics(own, await reader.read()));
  });
  return { requests, stop: () => watch.stop() };
}

/** Reads the figures of the database once a second at most, never twice at a time, and does not wait for them for ever. */
class FiguresReader {
  private latest: { figures: DatabaseFigures; at: number } | null = null;
  private reading: Promise<DatabaseFigures | null> | null = null;

  constructor(private readonly ctx: MetricsCtx) {}

  async read(): Promise<DatabaseFigures | null> {
    if (this.latest !== null && performance.now() - this.latest.at < FRESH_MS) return this.latest.figures;
    this.reading ??= this.readNow().finally(() => {
      this.reading = null;
    });
    return Promise.race([this.reading, sleep(PATIENCE_MS, null, { ref: false })]);
  }

  private async readNow(): Promise<DatabaseFigures | null> {
    try {
      const figures = await readFigures(this.ctx);
      this.latest = { figures, at: performance.now() };
      return figures;
    } catch (error) {
      this.ctx.log.warn({ error: (error as Error).message }, 'The figures for /metrics could not be read.');
      return null;
    }
  }
}
