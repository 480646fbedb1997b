import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { ExecutionResult, SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { RequestCtx } from '../api-kit/context.js';
import { Refusal } from '../api-kit/refusal.js';
import type { Log } from '../log.js';
import { readDocument } from './document-extent.js';
import { formatError } from './errors.js';
import { crowdFault, findFaults } from './limits.js';
import type { RequestContexts } from './request-context.js';
import { SocketWatch } from './socket-watch.js';

const MAX_MESSAGE_BYTES = 256 * 1024;

export interface WebSocketService {
  /** Sockets that are open now. */
  count(): number;
  stop(): Promise<void>;
}

/** Serves the schema at `/graphql` over WebSocket (graphql-transport-ws). */
export async function serveWebSocket(
  app: FastifyInstance,
  schema: GraphQLSchema,
  contexts: RequestContexts,
  log: Log,
): Promise<WebSocketService> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  app.server.on('upgrade', (request, socket, head) => {
    // Nobody else listens yet, and a client may go away at any moment.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== '/graphql' || !contexts.mayUpgrade(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, webSocket => sockets.emit('connection', webSocket, request));
  });
  const watch = new SocketWatch(contexts, log);
  await watch.start();
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
      onConnect: async ctx => watch.admit(ctx.extra.socket, ctx.extra.request, ctx.connectionParams ?? {}),
      onClose: ctx => watch.forget(ctx.extra.socket),
      async onSubscribe(ctx, _id, payload: SubscribePayload) {
        const crowd = crowdFault(Object.keys(ctx.subscriptions).length);
        if (crowd !== null) return [crowd];
        let document;
        try {
          document = readDocument(payload.query);
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
  return {
    count: () => sockets.clients.size,
    async stop() {
      watch.stop();
      await service.dispose();
    },
  };
}
