import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';

const KEY = 'chasqui.navigation';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) === 'folded';
  } catch {
    return false; // Storage is blocked: unfolded, as for a newcomer.
  }
}

/** Whether the navigation shows icons only: as the member chose, and always where the window is narrow. */
export function useFolded(): { folded: boolean; canUnfold: boolean; toggle: () => void } {
  const narrow = useMediaQuery(theme => theme.breakpoints.down('md'));
  const [chosen, setChosen] = useState(stored);
  const toggle = () => {
    setChosen(!chosen);
    try {
      localStorage.setItem(KEY, chosen ? 'unfolded' : 'folded');
    } catch {
      // Storage is blocked: the choice lasts as long as the page.
    }
  };
  return { folded: narrow || chosen, canUnfold: !narrow, toggle };
}
