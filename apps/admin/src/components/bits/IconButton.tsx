import { styled } from '@mui/material/styles';
import type { ComponentProps } from 'react';
import { Tooltip } from './Tooltip.js';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'color'> {
  /** What it does, for screen readers and as its tooltip. */
  label: string;
  /** A tooltip that says something else for a while: "Copied". */
  hint?: string | undefined;
  small?: boolean;
  framed?: boolean;
}

/** A square button with an outlined icon. */
export function IconButton({ label, hint = label, small = false, framed = false, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={hint} describe={false}>
      <Element
        type="button"
        aria-label={label}
        data-small={small || undefined}
        data-framed={framed || undefined}
        {...rest}
      />
    </Tooltip>
  );
}

const Element = styled('button')(({ theme }) => ({
  flex: 'none',
  display: 'inline-grid',
  placeItems: 'center',
  width: theme.size.control,
  height: theme.size.control,
  padding: 0,
  border: '1px solid transparent',
  borderRadius: theme.size.radius,
  background: 'none',
  color: theme.vars.palette.text.secondary,
  cursor: 'pointer',
  transition: `background-color ${theme.transitions.duration.shortest}ms`,
  '& > svg': { fontSize: theme.size.icon },
  '&:hover, &[aria-expanded="true"]': {
    backgroundColor: theme.vars.palette.hover,
    color: theme.vars.palette.text.primary,
  },
  '&:focus-visible': { borderRadius: theme.size.radius },
  '&:disabled': { opacity: 0.5, background: 'none', cursor: 'default' },
  '&[data-small]': {
    width: theme.size.controlSmall,
    height: theme.size.controlSmall,
    '& > svg': { fontSize: theme.size.icon - 2 },
  },
  '&[data-framed]': {
    borderColor: theme.vars.palette.divider,
    backgroundColor: theme.vars.palette.background.paper,
    '&:hover': { borderColor: theme.vars.palette.edge },
  },
}));
