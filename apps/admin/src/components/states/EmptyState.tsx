import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Drawing, type DrawingName } from './drawings.js';

export interface EmptyStateProps {
  drawing: DrawingName;
  /** In one sentence, what belongs here. */
  children: ReactNode;
  /** The one button that starts it; none where nothing can be started. */
  action?: ReactNode;
}

/** Where a list has nothing: what belongs here, and the way to begin. */
export function EmptyState({ drawing, children, action }: EmptyStateProps) {
  return (
    <Outer>
      <Drawing name={drawing} />
      <Sentence>{children}</Sentence>
      {action}
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: theme.spacing(2.5),
  padding: theme.spacing(7, 3, 8),
}));

const Sentence = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  maxWidth: '26em',
  color: theme.vars.palette.text.secondary,
  textAlign: 'center',
  textWrap: 'balance',
}));
