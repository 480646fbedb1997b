import type { TypePolicies } from '@apollo/client';

/**
 * How the cache treats what is not an object with an id. Lists with Previous and Next need nothing: each page is its
 * own entry by its arguments.
 */
export const typePolicies: TypePolicies = {
  // There is one, and it has no id.
  Settings: { keyFields: [] },
};
