import { styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { Button } from '../bits/Button.js';
import { componentTexts } from '../texts.js';
import type { Paging } from './usePaging.js';

export interface ListFooterProps {
  /** The count in the room's own words: "1,204 campaigns", "10,000+ deliveries". Absent until it is known. */
  count: string | undefined;
  paging: Paging;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined;
}

/** Under a list: how many there are, and the way to the next and previous ones. */
export function ListFooter({ count, paging, pageInfo }: ListFooterProps) {
  const say = useTexts(componentTexts);
  const end = pageInfo?.hasNextPage === true ? pageInfo.endCursor : undefined;
  const onePage = !paging.hasPrevious && typeof end !== 'string';
  return (
    <Foot>
      <Count role="status">{count}</Count>
      {!onePage && (
        <Pages aria-label={say('pages')}>
          <Button small disabled={!paging.hasPrevious} onClick={paging.previous}>
            {say('previous')}
          </Button>
          <Button
            small
            disabled={typeof end !== 'string'}
            onClick={() => typeof end === 'string' && paging.next(end)}
          >
            {say('next')}
          </Button>
        </Pages>
      )}
    </Foot>
  );
}

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: theme.spacing(2),
  minHeight: theme.size.row + 4,
  padding: theme.spacing(1, 1.5, 1, 2),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
}));

const Count = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
}));

const Pages = styled('nav')(({ theme }) => ({ display: 'flex', gap: theme.spacing(1) }));
