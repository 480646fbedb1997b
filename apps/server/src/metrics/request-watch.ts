import type { FastifyInstance } from 'fastify';
import { Histogram, type HistogramFigures } from './histogram.js';

/** The doors whose requests are told apart; everything else is a file or a page of the admin. */
const DOORS = new Set(['graphql', 'o', 'c', 'v', 'u', 'p', 'mailbox', 'healthz', 'readyz', 'metrics']);

interface Duration {
  labels: { door: string; status: string };
  value: HistogramFigures;
}

/** How long requests take, by the door that they came to and the kind of answer that they got. */
export class RequestWatch {
  private readonly seconds = new Map<string, { labels: Duration['labels']; histogram: Histogram }>();

  constructor(app: FastifyInstance) {
    app.addHook('onResponse', async (request, reply) => {
      // What the process asks itself while it starts is no request.
      if (app.server.listening) this.answered(request.url, reply.statusCode, reply.elapsedTime / 1_000);
    });
  }

  /** An answer was given; those of the router are noticed by themselves. */
  answered(url: string, status: number, seconds: number): void {
    this.of(doorOf(url), `${Math.floor(status / 100)}xx`).observe(seconds);
  }

  get figures(): Duration[] {
    return [...this.seconds.values()].map(({ labels, histogram }) => ({ labels, value: histogram.figures }));
  }

  private of(door: string, status: string): Histogram {
    const key = `${door} ${status}`;
    const known = this.seconds.get(key);
    if (known !== undefined) return known.histogram;
    const histogram = new Histogram();
    this.seconds.set(key, { labels: { door, status }, histogram });
    return histogram;
  }
}

/** Few and fixed, whatever is asked for. */
function doorOf(url: string): string {
  const first = url.split(/[/?]/, 2)[1] ?? '';
  return DOORS.has(first) ? first : 'admin';
}
