import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Bar, Halves, Look, Outer } from './editor-layout.js';

/** Stands for an editor until what it edits comes. */
export function EditorWaiting() {
  return (
    <Outer aria-busy="true">
      <Bar>
        <Title>
          <Skeleton variant="rounded" height={16} width={220} />
        </Title>
      </Bar>
      <Halves data-side="write">
        <Look>
          <Lines>
            <Skeleton variant="rounded" height={14} width="16%" />
            <Skeleton variant="rounded" height={36} />
            <Skeleton variant="rounded" height={14} width="22%" />
            <Skeleton variant="rounded" height={36} />
            <Skeleton variant="rounded" height={360} />
          </Lines>
        </Look>
        <Look>
          <Lines>
            <Skeleton variant="rounded" height={14} width="22%" />
            <Skeleton variant="rounded" height={36} />
            <Skeleton variant="rounded" height={480} />
          </Lines>
        </Look>
      </Halves>
    </Outer>
  );
}

const Title = styled('div')(({ theme }) => ({
  display: 'grid',
  alignItems: 'center',
  height: theme.size.control,
  paddingInline: theme.spacing(1),
}));

const Lines = styled('div')(({ theme }) => ({ display: 'grid', gap: theme.spacing(2) }));
