import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { Button } from '../bits/Button.js';
import { componentTexts } from '../texts.js';

export interface ErrorStateProps {
  /** What happened, in one sentence: "The campaigns could not be loaded." */
  title: string;
  /** What was kept, and what to do now. */
  children?: ReactNode;
  /** Offers "Try again". */
  onRetry?: () => void;
  /** The number under which the server wrote the error down. */
  reference?: string;
}

/** Where something that should be here could not be fetched. For a refused form, see `Notice`. */
export function ErrorState({ title, children, onRetry, reference }: ErrorStateProps) {
  const say = useTexts(componentTexts);
  return (
    <Outer role="alert">
      <ErrorOutlineOutlined aria-hidden />
      <Title>{title}</Title>
      {children !== undefined && <Rest>{children}</Rest>}
      {onRetry && (
        <Button small onClick={onRetry}>
          {say('tryAgain')}
        </Button>
      )}
      {reference !== undefined && <Reference>{say('errorReference', { reference })}</Reference>}
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: theme.spacing(1),
  padding: theme.spacing(6, 3),
  textAlign: 'center',
  '& > svg': { fontSize: theme.size.icon * 1.5, color: theme.vars.palette.error.main },
  '& > button': { marginTop: theme.spacing(1) },
}));

const Title = styled('p')(({ theme }) => ({ ...theme.typography.subtitle1 }));

const Rest = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  maxWidth: '34em',
  color: theme.vars.palette.text.secondary,
  textWrap: 'balance',
}));

const Reference = styled('p')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  userSelect: 'all',
}));
