import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { buttonLook, lookOf, type ButtonLook } from './button-look.js';

export interface ButtonLinkProps extends ButtonLook, Omit<LinkProps, 'color'> {
  icon?: ReactNode;
}

/** A way to another place of the admin that looks like a button: "New campaign". */
export function ButtonLink({ kind, tone, small, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Element {...lookOf({ kind, tone, small })} {...rest}>
      {icon}
      {children}
    </Element>
  );
}

const Element = styled(Link)(({ theme }) => buttonLook(theme));
