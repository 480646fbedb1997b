import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { KeyboardEvent, ReactNode } from 'react';
import { countOf } from '../../api/count-of.js';
import { LoadError } from '../../api/LoadError.js';
import { Button } from '../../components/bits/Button.js';
import { SearchField } from '../../components/filters/SearchField.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { useTexts } from '../../i18n/index.js';
import { EmptyMailbox } from './EmptyMailbox.js';
import { MailLine } from './MailLine.js';
import { mailboxTexts } from './texts.js';
import type { Mails } from './useMails.js';

export interface MailListProps {
  mails: Mails;
  /** The mail opens beside the list, so that the focus stays in it. */
  keepsFocus: boolean;
}

/** The mails, the newest first, with a search above and the way to older ones below. */
export function MailList({ mails, keepsFocus }: MailListProps) {
  const say = useTexts(mailboxTexts);
  const { list, error, refetch, search, onSearch, paging, isEmpty } = mails;
  if (error !== undefined) return <LoadError title={say('notLoaded')} error={error} onRetry={refetch} />;
  if (isEmpty) return <EmptyMailbox />;
  const { hasNextPage, endCursor } = list?.pageInfo ?? {};
  return (
    <Pane>
      <Search>
        <SearchField
          label={say('search')}
          value={search}
          onSearch={text => onSearch({ search: text }, { replace: true })}
        />
      </Search>
      <Scroller>
        {list === undefined ? (
          <Waiting />
        ) : list.nodes.length === 0 ? (
          <EmptyState
            drawing="nothingFound"
            action={<Button onClick={() => onSearch({ search: '' })}>{say('clearSearch')}</Button>}
          >
            {say('nothingFound', { search })}
          </EmptyState>
        ) : (
          <Lines label={say('mails')}>
            {list.nodes.map(mail => (
              <MailLine key={mail.id} mail={mail} keepsFocus={keepsFocus} />
            ))}
          </Lines>
        )}
      </Scroller>
      <Foot>
        <span>{list && say('count', { count: countOf(list) })}</span>
        {(paging.hasPrevious || hasNextPage === true) && (
          <>
            <Button small disabled={!paging.hasPrevious} onClick={paging.previous}>
              {say('newer')}
            </Button>
            <Button
              small
              disabled={hasNextPage !== true}
              onClick={() => typeof endCursor === 'string' && paging.next(endCursor)}
            >
              {say('older')}
            </Button>
          </>
        )}
      </Foot>
    </Pane>
  );
}

/** A list whose links the arrow keys go through, as in mail programs. */
function Lines({ label, children }: { label: string; children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...event.currentTarget.querySelectorAll('a')];
    const next = links[links.indexOf(event.target as HTMLAnchorElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // The keys move between the links, which are what takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <List aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </List>
  );
}

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'];

function Waiting() {
  return (
    <div aria-busy="true">
      {PLACES.map(place => (
        <Blank key={place}>
          <Skeleton variant="rounded" height={10} width="46%" />
          <Skeleton variant="rounded" height={10} width="82%" />
          <Skeleton variant="rounded" height={10} width="60%" />
        </Blank>
      ))}
    </div>
  );
}

const Pane = styled('div')({ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 });

const Search = styled('div')(({ theme }) => ({
  padding: theme.spacing(1.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > div': { width: '100%' },
}));

const Scroller = styled('div')({ flex: 1, minHeight: 0, overflowY: 'auto' });

const List = styled('ul')({ padding: 0, listStyle: 'none' });

const Blank = styled('div')(({ theme }) => ({
  display: 'grid',
  alignContent: 'center',
  gap: theme.spacing(1),
  height: theme.spacing(10),
  paddingInline: theme.spacing(2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Foot = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  minHeight: theme.size.row + 4,
  padding: theme.spacing(1, 1.5, 1, 2),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& > span': { flex: 1 },
}));
