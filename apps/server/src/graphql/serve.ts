import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import type { Log } from '../log.js';
import { formatError } from './errors.js';
import { LIMIT_RULES, complexityFault } from './limits.js';
import type { RequestContexts } from './request-context.js';
import { serveWebSocket } from './web-socket.js';

export interface GraphqlService {
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
    validationRules: [...LIMIT_RULES],
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
    plugins: [fastifyApolloDrainPlugin(app), limitComplexity(schema)],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: (request, reply) => contexts.ofHttp(request, reply).catch(refuseAtTheDoor),
  });
  const closeSockets = await serveWebSocket(app, schema, contexts, log);
  return {
    async stop() {
      await closeSockets();
      await apollo.stop();
    },
  };
}

/** What a plugin throws is a fault of the server to Apollo, unless it says otherwise. */
function asBadRequest({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { ...extensions, http: { status: 400 } } });
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
