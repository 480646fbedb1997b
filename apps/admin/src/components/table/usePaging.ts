import { useLocation, useNavigate } from 'react-router';

/** Where a list stands, page by page, with cursors as the API gives them. */
export interface Paging {
  /** For the query's `after`; null on the first page. */
  after: string | null;
  hasPrevious: boolean;
  next: (endCursor: string) => void;
  previous: () => void;
}

interface Trail {
  /** The `after` of every page before this one, the first page's (null) first. */
  trail?: readonly (string | null)[];
}

/** The name of the cursor in the URL; `useUrlState` drops it when a filter changes. */
export const CURSOR = 'after';

/**
 * Next and previous over a connection that only goes forward. The cursor is in the URL, the way back in the browser's
 * history, so that reloading, sharing and the Back button all work. A shared address without that way back returns to
 * the first page.
 */
export function usePaging(): Paging {
  const location = useLocation();
  const navigate = useNavigate();
  const after = new URLSearchParams(location.search).get(CURSOR);
  const trail = (location.state as Trail | null)?.trail ?? [];

  const go = (cursor: string | null, nextTrail: readonly (string | null)[]) => {
    const params = new URLSearchParams(location.search);
    if (cursor === null) params.delete(CURSOR);
    else params.set(CURSOR, cursor);
    void navigate({ search: params.toString() }, { state: { trail: nextTrail } satisfies Trail });
  };
  return {
    after,
    hasPrevious: after !== null,
    // While the next page is on its way the old one is still shown, and its end is where one is.
    next: endCursor => endCursor !== after && go(endCursor, [...trail, after]),
    previous: () => go(trail.at(-1) ?? null, trail.slice(0, -1)),
  };
}
