import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';

const FIELDS = [36, 36, 96, 36];

/** Stands for a form until what it holds comes. */
export function FormWaiting() {
  return (
    <Column aria-busy="true">
      {FIELDS.map((height, place) => (
        // Nothing tells one placeholder from the next but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place}>
          <Skeleton variant="rounded" height={14} width={place % 2 === 0 ? '22%' : '30%'} />
          <Skeleton variant="rounded" height={height} />
        </div>
      ))}
    </Column>
  );
}

const Column = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(3),
  width: '100%',
  maxWidth: theme.size.form,
  '& > div': { display: 'grid', gap: theme.spacing(1) },
}));
