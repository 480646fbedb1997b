import type { Components, Theme } from '@mui/material/styles';

type Overrides = Components<Omit<Theme, 'components'>>;

/** The page itself, text links and what stands on it without floating. */
export const baseline: Overrides = {
  MuiCssBaseline: {
    styleOverrides: theme => ({
      html: { scrollbarColor: `${theme.vars.palette.edge} transparent`, textSizeAdjust: '100%' },
      body: {
        ...theme.typography.body2,
        fontFeatureSettings: '"cv05", "ss03"',
        fontSynthesis: 'none',
        WebkitFontSmoothing: 'antialiased',
      },
      ':focus-visible': {
        outline: `2px solid ${theme.vars.palette.primary.main}`,
        outlineOffset: 2,
        borderRadius: theme.size.radiusSmall,
      },
      '::selection': {
        backgroundColor: theme.vars.palette.tone.accent.tint,
        color: theme.vars.palette.text.primary,
      },
      'h1, h2, h3, h4, p, ul, ol, dl, dd, figure': { margin: 0 },
      'button, input, select, textarea': { font: 'inherit', letterSpacing: 'inherit' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
          scrollBehavior: 'auto !important',
        },
      },
    }),
  },
  MuiLink: {
    defaultProps: { underline: 'hover' },
    styleOverrides: {
      root: ({ theme }) => ({
        fontWeight: theme.typography.fontWeightMedium,
        textUnderlineOffset: '0.2em',
        textDecorationThickness: 1,
      }),
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiDivider: { styleOverrides: { root: ({ theme }) => ({ borderColor: theme.vars.palette.divider }) } },
  MuiSkeleton: {
    defaultProps: { animation: 'pulse' },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.vars.palette.pressed,
        borderRadius: theme.size.radiusSmall,
        transform: 'none',
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        height: theme.size.row,
        padding: theme.spacing(1, 1.5),
        borderBottomColor: theme.vars.palette.divider,
        fontVariantNumeric: 'tabular-nums',
      }),
      head: ({ theme }) => ({
        ...theme.typography.caption,
        height: 'auto',
        paddingBlock: theme.spacing(1),
        fontWeight: theme.typography.fontWeightMedium,
        color: theme.vars.palette.text.secondary,
        whiteSpace: 'nowrap',
      }),
    },
  },
};
