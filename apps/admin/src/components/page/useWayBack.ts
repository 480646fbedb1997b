import { useLocation, type Location } from 'react-router';

interface CameFrom {
  from?: string;
}

/** For a link's `state`: where one is now, filters and page included, so that the way back leads there. */
export const wayBackTo = ({ pathname, search }: Location): CameFrom => ({ from: pathname + search });

/**
 * Where the way back of a page leads: to the list that one came from, as it was, or to the plain list at `path` where
 * one came otherwise.
 */
export function useWayBack(path: string): string {
  const { from } = (useLocation().state as CameFrom | null) ?? {};
  return from !== undefined && from.split('?', 1)[0] === path ? from : path;
}
