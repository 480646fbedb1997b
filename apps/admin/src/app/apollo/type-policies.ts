import type { TypePolicies } from '@apollo/client';

/**
 * How the cache treats what is not an object with an id, and the connections that grow (`growingConnection`). Lists
 * with Previous and Next need nothing: each page is its own entry by its arguments.
 */
export const typePolicies: TypePolicies = {
  // There is one, and it has no id.
  Settings: { keyFields: [] },
};
