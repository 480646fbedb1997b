import type { Components, Theme } from '@mui/material/styles';

type Overrides = Components<Omit<Theme, 'components'>>;

/** What of MUI takes input, beside our own fields; buttons and checkboxes are `components/bits`. */
export const controls: Overrides = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiSvgIcon: { styleOverrides: { root: ({ theme }) => ({ fontSize: theme.size.icon }) } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        minHeight: theme.size.control,
        backgroundColor: theme.vars.palette.background.paper,
      }),
      notchedOutline: ({ theme }) => ({ borderColor: theme.vars.palette.edge }),
      input: ({ theme }) => ({ padding: theme.spacing(1, 1.5), height: 'auto' }),
    },
  },
  MuiChip: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.caption,
        height: 26,
        borderRadius: theme.size.radius,
        backgroundColor: theme.vars.palette.tone.neutral.tint,
        color: theme.vars.palette.text.primary,
      }),
    },
  },
};
