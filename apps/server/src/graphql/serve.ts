import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { ExecutionResult, SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { RequestCtx } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import type { Log } from '../log.js';
import { formatError } from './errors.js';
import { LIMIT_RULES, complexityFault, findFaults } from './limits.js';
import type { RequestContexts } from './request-context.js';

export interface GraphqlService {
  stop(): Promise<void>;
}

const MAX_MESSAGE_BYTES = 256 * 1024;

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
  const closeSockets = serveWebSocket(app, schema, contexts, log);
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

function serveWebSocket(
  app: FastifyInstance,
  schema: GraphQLSchema,
  contexts: RequestContexts,
  log: Log,
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  app.server.on('upgrade', (request, socket, head) => {
    if (
      new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql' ||
      !contexts.mayUpgrade(request)
    ) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, webSocket => sockets.emit('connection', webSocket, request));
  });
  const format = (error: unknown) => {
    const graphqlError =
      error instanceof GraphQLError
        ? error
        : new GraphQLError(error instanceof Error ? error.message : String(error), {
            originalError: error as Error,
          });
    return formatError(graphqlError.toJSON(), graphqlError, log);
  };
  const service = useServer(
    {
      schema,
      context: ctx => contexts.ofSocket(ctx.extra.request, ctx.connectionParams ?? {}),
      async onConnect(ctx) {
        try {
          await contexts.ofSocket(ctx.extra.request, ctx.connectionParams ?? {});
          return true;
        } catch (error) {
          if (error instanceof Refusal) return false;
          throw error;
        }
      },
      async onSubscribe(ctx, _id, payload: SubscribePayload) {
        let document;
        try {
          document = parse(payload.query);
        } catch (error) {
          return [error as GraphQLError];
        }
        const variables = payload.variables ?? {};
        const faults = findFaults(schema, document, variables, payload.operationName ?? undefined);
        if (faults.length > 0) return faults;
        let contextValue: RequestCtx;
        try {
          contextValue = await contexts.ofSocket(ctx.extra.request, ctx.connectionParams ?? {});
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return [new GraphQLError(error.message, { originalError: error })]; // The token has ended meanwhile.
        }
        return {
          schema,
          document,
          variableValues: variables,
          operationName: payload.operationName,
          contextValue,
        };
      },
      onError: (_ctx, _id, _payload, errors) => errors.map(format),
      onNext: (_ctx, _id, _payload, _args, result: ExecutionResult) =>
        result.errors === undefined ? undefined : { ...result, errors: result.errors.map(format) as never },
    },
    sockets,
  );
  return async () => {
    await service.dispose();
  };
}
