import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { PREFLIGHT_HEADER } from '../../api/post-graphql.js';
import { socketLink } from './socket-link.js';
import { typePolicies } from './type-policies.js';
import { watchLink, type Watch } from './watch-link.js';

/** The client of the signed-in app: queries and mutations over HTTP, subscriptions over one WebSocket. */
export function createApolloClient(watch: Watch): ApolloClient {
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: PREFLIGHT_HEADER });
  const transport = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    socketLink(`${location.origin.replace(/^http/, 'ws')}/graphql`),
    http,
  );
  return new ApolloClient({
    link: ApolloLink.from([watchLink(watch), transport]),
    cache: new InMemoryCache({ typePolicies }),
    defaultOptions: {
      // What is shown from the cache is asked for again, since others change it too.
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
}
