import type { FieldPolicy } from '@apollo/client/cache';

interface Page {
  nodes?: readonly unknown[];
  edges?: readonly unknown[];
  pageInfo?: unknown;
  [field: string]: unknown;
}

/**
 * Cache policy for a connection that grows on the screen ("show more"): what comes after a cursor is added to what is
 * there, and everything else starts anew. Lists with Previous and Next need no policy; each page is its own entry.
 *
 * @param keyArgs arguments that make it another list: `['filter', 'sort']`
 */
export function growingConnection(keyArgs: readonly string[] = []): FieldPolicy<Page> {
  return {
    keyArgs: keyArgs.length > 0 ? [...keyArgs] : false,
    merge(before, page, { args }) {
      const after: unknown = args?.after;
      if (before === undefined || after === undefined || after === null) return page;
      return {
        ...page,
        ...(page.nodes && { nodes: [...(before.nodes ?? []), ...page.nodes] }),
        ...(page.edges && { edges: [...(before.edges ?? []), ...page.edges] }),
      };
    },
  };
}
