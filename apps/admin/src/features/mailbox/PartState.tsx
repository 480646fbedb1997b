import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { LoadError } from '../../api/LoadError.js';
import { useTexts } from '../../i18n/index.js';
import { mailboxTexts } from './texts.js';

/** In place of a part of a mail that is not here: it is coming, or could not be fetched. */
export function PartState({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  const say = useTexts(mailboxTexts);
  if (error !== undefined)
    return <LoadError title={say('mailNotLoaded')} error={error} onRetry={() => void onRetry()} />;
  return (
    <Waiting aria-busy="true">
      <Skeleton variant="rounded" height={12} width="70%" />
      <Skeleton variant="rounded" height={12} width="86%" />
      <Skeleton variant="rounded" height={12} width="58%" />
    </Waiting>
  );
}

const Waiting = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(1.5),
  padding: theme.spacing(2.5),
}));
