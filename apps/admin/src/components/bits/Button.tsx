import { styled } from '@mui/material/styles';
import type { ComponentProps, ReactNode } from 'react';
import { buttonLook, lookOf, type ButtonLook } from './button-look.js';

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'color'> {
  /** An outlined icon before the words. */
  icon?: ReactNode;
  /** It works: a spinner takes the icon's place, and further clicks do nothing. The focus stays. */
  loading?: boolean;
}

/** A button. One that goes somewhere is a `ButtonLink`, one that has only an icon an `IconButton`. */
export function Button({
  kind,
  tone,
  small,
  icon,
  loading = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <Element
      type="button"
      {...lookOf({ kind, tone, small })}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      {...rest}
      onClick={event => (loading ? event.preventDefault() : onClick?.(event))}
    >
      {loading ? <span data-spinner /> : icon}
      {children}
    </Element>
  );
}

const Element = styled('button')(({ theme }) => buttonLook(theme));
