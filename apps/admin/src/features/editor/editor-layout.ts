import { styled } from '@mui/material/styles';

export const Outer = styled('div')(({ theme }) => ({
  // Holds what only screen readers see, too.
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  height: '100dvh',
  backgroundColor: theme.vars.palette.background.default,
}));

export const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  padding: theme.spacing(1, 2, 1, 1),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('md')]: { flexWrap: 'wrap' },
}));

/** What is written, and how it will look: side by side where there is room. */
export const Halves = styled('div')(({ theme }) => ({
  flex: 1,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  minHeight: 0,
  '& > section': { minWidth: 0, minHeight: 0, overflow: 'auto' },
  '& > section + section': { borderInlineStart: `1px solid ${theme.vars.palette.divider}` },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '&[data-side="write"] > section:last-of-type, &[data-side="preview"] > section:first-of-type': {
      display: 'none',
    },
    '& > section + section': { borderInlineStart: 0 },
  },
}));

export const Look = styled('section')(({ theme }) => ({ padding: theme.spacing(2) }));
