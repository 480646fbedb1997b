import type { CSSObject, Theme } from '@mui/material/styles';

/** How every box that takes input looks. */
export const control = (theme: Theme): CSSObject => ({
  ...theme.typography.body2,
  width: '100%',
  minHeight: theme.size.control,
  padding: theme.spacing(0.75, 1.5),
  border: `1px solid ${theme.vars.palette.edge}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  color: theme.vars.palette.text.primary,
  transition: `border-color ${theme.transitions.duration.shortest}ms`,
  // The bar of a form must not lie over the field that the focus goes to (WCAG 2.2, 2.4.11).
  scrollMarginBlock: theme.spacing(16),
  '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
  '&:hover:not(:disabled)': { borderColor: theme.vars.palette.text.secondary },
  '&:focus-visible': {
    outline: `2px solid ${theme.vars.palette.primary.main}`,
    outlineOffset: -1,
    borderColor: 'transparent',
    borderRadius: theme.size.radius,
  },
  '&[aria-invalid]': { borderColor: theme.vars.palette.error.main },
  '&:disabled': { backgroundColor: theme.vars.palette.action.disabledBackground, borderColor: 'transparent' },
  // On a phone Safari zooms into anything smaller.
  '@media (pointer: coarse)': { fontSize: '1rem' },
});
