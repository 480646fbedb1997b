import type { Components, Theme } from '@mui/material/styles';

type Overrides = Components<Omit<Theme, 'components'>>;

/** What floats above the page: the only things with a shadow. */
export const floating: Overrides = {
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.veil }),
      invisible: { backgroundColor: 'transparent' },
    },
  },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: theme.size.radius,
        boxShadow: theme.vars.palette.floating,
      }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: { minWidth: 192, maxWidth: 320 },
      list: ({ theme }) => ({ padding: theme.spacing(0.5), outline: 0 }),
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        minHeight: theme.size.control,
        '@media (pointer: coarse)': { minHeight: theme.size.row },
        gap: theme.spacing(1.25),
        padding: theme.spacing(0.5, 1.25),
        borderRadius: theme.size.radius - 2,
        '& svg': { fontSize: theme.size.icon - 2, color: theme.vars.palette.text.secondary },
        '&:hover, &.Mui-focusVisible': { backgroundColor: theme.vars.palette.pressed, outline: 0 },
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      root: ({ theme }) => ({ '&[data-wide] > * > .MuiDialog-paper': { maxWidth: theme.size.dialogWide } }),
      paper: ({ theme }) => ({
        width: '100%',
        maxWidth: theme.size.dialog,
        border: `1px solid ${theme.vars.palette.divider}`,
        margin: theme.spacing(2),
        borderRadius: theme.size.radius * 1.5,
        boxShadow: theme.vars.palette.floating,
      }),
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: ({ theme }) => ({ ...theme.typography.h3, padding: theme.spacing(3, 3, 1) }),
    },
  },
  MuiDialogContent: {
    styleOverrides: {
      root: ({ theme }) => ({ ...theme.typography.body2, padding: theme.spacing(0, 3, 1) }),
    },
  },
  MuiDialogActions: {
    styleOverrides: {
      root: ({ theme }) => ({ gap: theme.spacing(1), padding: theme.spacing(2, 3, 3) }),
      spacing: { '& > :not(style) ~ :not(style)': { marginLeft: 0 } },
    },
  },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.caption,
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.background.paper,
      }),
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.divider}`,
        boxShadow: theme.vars.palette.floating,
        marginTop: theme.spacing(0.5),
      }),
      listbox: ({ theme }) => ({ ...theme.typography.body2, padding: theme.spacing(0.5) }),
    },
  },
};
