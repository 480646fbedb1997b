/**
 * Focuses an element when it appears: `ref={focusAtStart}` on the control that a dialog or a page starts at. (The
 * attribute `autofocus` is lost where the focus trap of a dialog is set up twice, as React's strict mode does.)
 */
export const focusAtStart = (element: HTMLElement | null): void => element?.focus();
