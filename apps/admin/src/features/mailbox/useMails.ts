import { useQuery } from '@apollo/client/react';
import { textParam } from '../../components/filters/url-params.js';
import { useUrlState, type UrlState } from '../../components/filters/useUrlState.js';
import { usePaging, type Paging } from '../../components/table/usePaging.js';
import { graphql } from '../../gql/index.js';
import type { MailboxListQuery } from '../../gql/graphql.js';

const MAILS = graphql(`
  query MailboxList($search: String, $after: String) {
    mailboxMessages(search: $search, after: $after) {
      nodes {
        id
        from
        to
        subject
        receivedAt
        seen
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalCountCapped
    }
  }
`);

/** New mail appears by itself; nobody asks while nobody looks. */
const EVERY_MS = 2_000;

const filters = { search: textParam() };

export type MailConnection = MailboxListQuery['mailboxMessages'];
export type ListedMail = MailConnection['nodes'][number];

export interface Mails {
  /** Absent until they were first loaded. */
  list: MailConnection | undefined;
  error: unknown;
  refetch: () => void;
  search: string;
  onSearch: UrlState<typeof filters>['set'];
  paging: Paging;
  /** There is no mail at all, rather than none that was searched for. */
  isEmpty: boolean;
}

/** The mails of the mailbox, the newest first, asked for again every two seconds. */
export function useMails(): Mails {
  const { values, set } = useUrlState(filters);
  const paging = usePaging();
  const { data, previousData, error, refetch } = useQuery(MAILS, {
    variables: { search: values.search, after: paging.after },
    pollInterval: EVERY_MS,
    skipPollAttempt: () => document.hidden,
  });
  const list = (data ?? previousData)?.mailboxMessages;
  return {
    list,
    error: list ? undefined : error,
    refetch: () => void refetch(),
    search: values.search,
    onSearch: set,
    paging,
    isEmpty: list?.nodes.length === 0 && values.search === '' && paging.after === null,
  };
}
