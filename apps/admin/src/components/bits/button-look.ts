import { keyframes, type CSSObject, type Theme } from '@mui/material/styles';

/** How a button says what it is for. */
export interface ButtonLook {
  /** `filled` for the one thing to do on a page, `framed` for everything else, `quiet` for what should not draw the eye. */
  kind?: 'filled' | 'framed' | 'quiet';
  /** `bad` for what destroys. */
  tone?: 'accent' | 'bad';
  /** In a table, a toast, a notice. */
  small?: boolean;
}

const turn = keyframes({ to: { rotate: '360deg' } });

/** The look as attributes, so that one rule set serves buttons and links. */
export const lookOf = ({ kind = 'framed', tone, small = false }: ButtonLook) => ({
  'data-kind': kind,
  'data-tone': tone,
  'data-small': small || undefined,
});

/** What buttons and links that look like buttons have in common. */
export function buttonLook(theme: Theme): CSSObject {
  const { palette } = theme.vars;
  return {
    ...theme.typography.button,
    flex: 'none',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(0.75),
    height: theme.size.control,
    padding: theme.spacing(0, 1.75),
    border: '1px solid transparent',
    borderRadius: theme.size.radius,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    transition: `background-color ${theme.transitions.duration.shortest}ms, border-color ${theme.transitions.duration.shortest}ms`,
    '&:focus-visible': { borderRadius: theme.size.radius },
    '& > svg': { flex: 'none', fontSize: theme.size.icon - 2, marginInlineStart: theme.spacing(-0.5) },
    '&[data-small]': {
      ...theme.typography.caption,
      height: theme.size.controlSmall,
      padding: theme.spacing(0, 1.25),
      fontWeight: theme.typography.fontWeightMedium,
    },
    '&[data-kind="framed"]': {
      borderColor: palette.divider,
      backgroundColor: palette.background.paper,
      color: palette.text.primary,
      '&:hover': { borderColor: palette.edge },
      '&[data-tone="bad"]': { color: palette.error.main },
    },
    '&[data-kind="quiet"]': {
      color: palette.text.secondary,
      '&:hover': { backgroundColor: palette.hover, color: palette.text.primary },
      '&[data-tone="accent"]': { color: palette.primary.main },
      '&[data-tone="bad"]': { color: palette.error.main },
    },
    '&[data-kind="filled"]': {
      backgroundColor: palette.primary.main,
      color: palette.primary.contrastText,
      '&:hover': { backgroundColor: palette.primary.dark },
      '&[data-tone="bad"]': {
        backgroundColor: palette.error.main,
        color: palette.error.contrastText,
        '&:hover': { backgroundColor: palette.error.dark },
      },
    },
    '&:disabled': {
      cursor: 'default',
      '&[data-kind]': {
        borderColor: palette.divider,
        backgroundColor: 'transparent',
        color: palette.text.disabled,
      },
      '&[data-kind="quiet"]': { borderColor: 'transparent' },
      '&[data-kind="filled"]': {
        borderColor: 'transparent',
        backgroundColor: palette.action.disabledBackground,
        color: palette.text.secondary,
      },
    },
    '&[aria-busy="true"]': { cursor: 'progress' },
    '& > [data-spinner]': {
      width: '1em',
      height: '1em',
      border: '2px solid currentColor',
      borderInlineEndColor: 'transparent',
      borderRadius: '50%',
      animation: `${turn} 0.7s linear infinite`,
    },
  };
}
