import { useEffect } from 'react';

/** Says in the browser's tab where one is: "Campaigns · Chasqui". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Chasqui' : `${title} · Chasqui`;
  }, [title]);
}
