import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyError, FastifyInstance } from 'fastify';
import { answerTo } from './answer-errors.js';

/** An answer in whole. */
interface FrontAnswer {
  status: number;
  /** The same object for every answer of its kind. */
  headers: Readonly<Record<string, string>>;
  location: string | null;
  body: Buffer;
}

/** Answers a request, or says with null, at once, that the router is to do it. */
type FrontDoor = (url: string, request: IncomingMessage) => Promise<FrontAnswer> | null;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What the framework adds to an answer by itself, and what belongs to one answer alone. */
const NOT_COMMON = new Set(['content-type', 'content-length', 'date', 'connection']);

/**
 * Has a door answer before the router does: the one place that decides which requests go past it. What it answers has
 * the headers that every answer has. Once the server is closing, everything goes to the router, which says so.
 *
 * @param answered is told of each answer and the seconds that it took.
 */
export async function putInFront(
  app: FastifyInstance,
  door: FrontDoor,
  answered: (url: string, status: number, seconds: number) => void,
): Promise<void> {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  const headersOf = mergedWith(await commonHeaders(app));
  const [router] = app.server.listeners('request') as [Handler];
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const began = performance.now();
    const answering = closing ? null : door(url, request);
    if (answering === null) {
      router(request, response);
      return;
    }
    void answering
      .catch((error: FastifyError) => failure(app, error))
      .then(answer => {
        send(response, headersOf(answer.headers), answer);
        answered(url, answer.status, (performance.now() - began) / 1_000);
      });
  });
}

/** A failing of ours as the router would answer it. */
function failure(app: FastifyInstance, error: FastifyError): FrontAnswer {
  const { status, message } = answerTo(error, app.log);
  return { status, headers: JSON_ANSWER, location: null, body: Buffer.from(JSON.stringify({ message })) };
}

const JSON_ANSWER = { 'content-type': 'application/json; charset=utf-8' };

function send(
  response: ServerResponse,
  headers: readonly string[],
  { status, location, body }: Omit<FrontAnswer, 'headers'>,
): void {
  const own = ['content-length', String(body.length)];
  if (location !== null) own.push('location', location);
  response.writeHead(status, [...headers, ...own]);
  // A string leaves with the head in one write, a buffer in two.
  response.end(body.toString('latin1'), 'latin1');
}

/** What every answer carries, as one answer shows it. */
async function commonHeaders(app: FastifyInstance): Promise<Record<string, string>> {
  const { headers } = await app.inject('/healthz');
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      NOT_COMMON.has(name) || value === undefined ? [] : [[name, String(value)] as const],
    ),
  );
}

/** The common headers with some of one's own, as a flat list of names and values, made once for each kind of answer. */
function mergedWith(common: Record<string, string>): (own: FrontAnswer['headers']) => readonly string[] {
  const made = new WeakMap<object, string[]>();
  return own => {
    const known = made.get(own);
    if (known !== undefined) return known;
    const flat = Object.entries({ ...common, ...own }).flat();
    made.set(own, flat);
    return flat;
  };
}
