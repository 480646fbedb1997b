import type { CSSObject } from '@mui/material/styles';

/** Text in a column: cut off where the column ends, instead of making it wider or the row taller. */
export const oneLine: CSSObject = {
  display: 'block',
  // The text has the column's width, not the column the text's.
  contain: 'inline-size',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  // Browsers break there whatever `nowrap` says.
  '& wbr': { display: 'none' },
};
