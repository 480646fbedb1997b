import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';

/** One WebSocket for all subscriptions, opened with the first and closed with the last, tried again as long as needed. */
export function openSocket(url: string): GraphQLWsLink {
  return new GraphQLWsLink(
    createClient({
      url,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      keepAlive: 20_000,
    }),
  );
}
