import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/**
 * After a change of place the focus goes to the new page's title, as it would after a page load: a screen reader says
 * where one is, and Tab starts at the top. Filters and pages of a list are no change of place.
 */
export function useRouteFocus(main: RefObject<HTMLElement | null>): void {
  const { pathname, state } = useLocation();
  // Where a list opens what it lists beside itself, one stays in the list.
  const keeps = (state as { keepsFocus?: boolean } | null)?.keepsFocus === true;
  const before = useRef(pathname);

  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (keeps) return;
    const title = main.current?.querySelector<HTMLElement>('h1[tabindex]');
    (title ?? main.current)?.focus({ preventScroll: true });
  }, [pathname, main, keeps]);
}
