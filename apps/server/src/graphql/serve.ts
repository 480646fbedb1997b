import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import { answerTo, sendError } from '../http/answer-errors.js';
import type { Log } from '../log.js';
import { BODY_LIMIT_BYTES, limitBody } from './body-limit.js';
import { MAX_TOKENS, isLimitError, readDocument } from './document-extent.js';
import { formatError } from './errors.js';
import { complexityFault } from './limits.js';
import type { RequestContexts } from './request-context.js';
import { serveWebSocket } from './web-socket.js';

export interface GraphqlService {
  /** WebSockets that are open now. */
  sockets(): number;
  stop(): Promise<void>;
}

/** Serves the schema at `/graphql`, over HTTP and WebSocket (graphql-transport-ws), under the same limits. */
export async function serveGraphql(
  app: FastifyInstance,
  schema: GraphQLSchema,
  contexts: RequestContexts,
  log: Log,
): Promise<GraphqlService> {
  const apollo = new ApolloServer<RequestCtx>({
    schema,
    csrfPrevention: true,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
    plugins: [fastifyApolloDrainPlugin(app), limitComplexity(schema)],
  });
  await apollo.start();
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    bodyLimit: BODY_LIMIT_BYTES,
    preParsing: limitBody(contexts.principalOf),
    errorHandler: answerAsGraphql,
    handler: fastifyApolloHandler(apollo, {
      async context(request, reply) {
        limitDocument(request);
        return contexts.ofHttp(request, reply).catch(refuseAtTheDoor);
      },
    }),
  });
  const webSocket = await serveWebSocket(app, schema, contexts, log);
  return {
    sockets: () => webSocket.count(),
    async stop() {
      await webSocket.stop();
      await apollo.stop();
    },
  };
}

/** What a plugin throws is a fault of the server to Apollo, unless it says otherwise. */
function asBadRequest({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { ...extensions, http: { status: 400 } } });
}

/** Before Apollo reads and checks the document, which it does however large it is. */
function limitDocument({ method, body, query }: FastifyRequest): void {
  const given = (method === 'POST' ? body : query) as { query?: unknown } | null | undefined;
  if (typeof given?.query !== 'string') return;
  try {
    readDocument(given.query);
  } catch (error) {
    if (isLimitError(error)) throw asBadRequest(error);
    // What else is wrong with it Apollo says by itself.
  }
}

/** What is wrong with a request that did not come as far as Apollo, as Apollo would say it. */
function answerAsGraphql(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const answer = answerTo(error, request.log);
  const { message, code, id } = answer;
  void sendError(reply, answer, { errors: [{ message, extensions: { code, ...(id !== null && { id }) } }] });
}

/** A bearer token that is worth nothing: no operation runs, and the status says so as well. */
function refuseAtTheDoor(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 401 } } });
}

function limitComplexity(schema: GraphQLSchema) {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({
          document,
          request,
        }: {
          document: Parameters<typeof complexityFault>[1];
          request: { variables?: Record<string, unknown>; operationName?: string };
        }) {
          const fault = complexityFault(schema, document, request.variables ?? {}, request.operationName);
          if (fault !== null) throw asBadRequest(fault);
        },
      };
    },
  };
}
