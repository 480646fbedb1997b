import { ApolloProvider } from '@apollo/client/react';
import { ROLE_PERMISSIONS, type Role } from '@chasqui/domain';
import { apiTexts } from '../api/texts.js';
import { createApolloClient } from '../app/apollo/client.js';
import { MemberContext } from '../features/session/index.js';
import type { ReactNode } from 'react';
import { show, type Stage } from './show.js';

interface ScreenStage extends Stage {
  /** What the member may do; an owner may everything. */
  role?: Role;
}

const nobodyWaits = { signInAgain: () => new Promise<void>(() => undefined), onUnreachable: () => undefined };

/** Shows a screen to a signed-in member, with the app's own client; what it asks is answered by a `fakeServer`. */
export async function showScreen(screen: ReactNode, { role = 'OWNER', ...stage }: ScreenStage = {}) {
  await apiTexts.load(stage.language ?? 'en');
  const client = createApolloClient(nobodyWaits);
  const member = {
    id: '1',
    name: 'Ana Quispe',
    email: 'ana@example.org',
    role,
    permissions: [...ROLE_PERMISSIONS[role]],
  };
  return show(
    <MemberContext value={member}>
      <ApolloProvider client={client}>{screen}</ApolloProvider>
    </MemberContext>,
    stage,
  );
}

/** A page of a connection, as the API gives it. */
export function connection<Node extends object>(typename: string, nodes: readonly Node[]) {
  return {
    __typename: `${typename}Connection`,
    nodes: nodes.map(node => ({ __typename: typename, ...node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    totalCount: nodes.length,
    totalCountCapped: false,
  };
}
