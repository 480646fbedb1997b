import { useQuery } from '@apollo/client/react';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { countOf } from '../../api/count-of.js';
import { LoadError } from '../../api/LoadError.js';
import { Button } from '../../components/bits/Button.js';
import { useOnReturn } from '../../components/bits/useOnReturn.js';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { FilterBar } from '../../components/filters/FilterBar.js';
import { SearchField } from '../../components/filters/SearchField.js';
import { choiceParam, textParam } from '../../components/filters/url-params.js';
import { useUrlState } from '../../components/filters/useUrlState.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { DataTable } from '../../components/table/DataTable.js';
import { ListFooter } from '../../components/table/ListFooter.js';
import { usePaging } from '../../components/table/usePaging.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { unsubscriptionTexts } from './texts.js';
import { useLeaverName, useUnsubscriptionColumns } from './useUnsubscriptionColumns.js';

const UNSUBSCRIPTIONS = graphql(`
  query Unsubscriptions($filter: UnsubscriptionsFilter, $after: String) {
    unsubscriptions(filter: $filter, after: $after) {
      nodes {
        id
        channel
        at
        source
        user {
          id
          name
          email
        }
        campaign {
          id
          name
        }
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

const filters = { channel: choiceParam(['EMAIL', 'NOTIFICATION']), search: textParam() };

/** Who left which channel, when and how. */
export default function UnsubscriptionsPage() {
  const say = useTexts(unsubscriptionTexts);
  const { values, set, clear, changed } = useUrlState(filters);
  const paging = usePaging();
  const columns = useUnsubscriptionColumns();
  const nameOf = useLeaverName();
  const { data, previousData, loading, error, refetch } = useQuery(UNSUBSCRIPTIONS, {
    variables: { filter: values, after: paging.after },
  });
  useOnReturn(() => void refetch());
  const list = (data ?? previousData)?.unsubscriptions;
  return (
    <Page>
      <PageHeader title={say('unsubscriptions')} />
      <FilterBar
        search={
          <SearchField
            label={say('searchPeople')}
            value={values.search}
            onSearch={search => set({ search }, { replace: true })}
          />
        }
      >
        <ChoiceChips
          label={say('channel')}
          value={values.channel}
          onChange={channel => set({ channel })}
          choices={[
            { value: null, label: say('all') },
            { value: 'EMAIL', label: say('mail'), icon: <MailOutlined aria-hidden /> },
            {
              value: 'NOTIFICATION',
              label: say('notification'),
              icon: <NotificationsOutlined aria-hidden />,
            },
          ]}
        />
      </FilterBar>
      <DataTable
        label={say('unsubscriptions')}
        columns={columns}
        rows={list?.nodes}
        rowKey={row => row.id}
        rowName={nameOf}
        loading={loading}
        failure={error && <LoadError title={say('notLoaded')} error={error} onRetry={() => void refetch()} />}
        empty={
          changed || paging.hasPrevious ? (
            <EmptyState
              drawing="nothingFound"
              action={<Button onClick={clear}>{say('clearFilters')}</Button>}
            >
              {values.search === '' ? say('noMatch') : say('nobodyFound', { search: values.search })}
            </EmptyState>
          ) : (
            <EmptyState drawing="unsubscriptions">{say('whatBelongsHere')}</EmptyState>
          )
        }
        footer={
          <ListFooter
            count={list && say('count', { count: countOf(list) })}
            paging={paging}
            pageInfo={list?.pageInfo}
          />
        }
      />
    </Page>
  );
}
