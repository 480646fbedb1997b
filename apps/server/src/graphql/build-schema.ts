import type { Permission } from '@chasqui/domain';
import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { type AuthChecker, buildSchemaSync } from 'type-graphql';
import '../api-kit/enums.js';
import type { RequestCtx } from '../api-kit/context.js';
import { mayDo } from '../api-kit/principal.js';
import { forbidden, unauthenticated } from '../api-kit/refusal.js';
import { RESOLVERS } from './resolvers.js';

/** The schema of the API, its types sorted by name. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    authChecker: checkPermission,
    // Inputs are checked by the verbs, which know all the faults of an input at once.
    validate: false,
    // Asked for by the library; our subscriptions listen to the database, since their events come from other processes.
    pubSub: createPubSub(),
  });
  return lexicographicSortSchema(schema);
}

const checkPermission: AuthChecker<RequestCtx, Permission> = ({ context }, permissions) => {
  if (permissions.every(permission => mayDo(context.principal, permission))) return true;
  throw context.principal.kind === 'ANONYMOUS' ? unauthenticated() : forbidden();
};
