import { useQuery } from '@apollo/client/react';
import { countOf } from '../../api/count-of.js';
import { LoadError } from '../../api/LoadError.js';
import { readRefusal } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { useOnReturn } from '../../components/bits/useOnReturn.js';
import { useUrlState } from '../../components/filters/useUrlState.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { DataTable } from '../../components/table/DataTable.js';
import { ListFooter } from '../../components/table/ListFooter.js';
import { usePaging } from '../../components/table/usePaging.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { campaignOf, deliveriesAsked, deliveryFilters, sortIn } from './delivery-filters.js';
import { DeliveryFilters } from './DeliveryFilters.js';
import { deliveryTexts } from './texts.js';
import { useDeliveryColumns, useUserName } from './useDeliveryColumns.js';

const DELIVERIES = graphql(`
  query Deliveries($filter: DeliveriesFilter, $sort: DeliveriesSort, $after: String) {
    deliveries(filter: $filter, sort: $sort, after: $after) {
      nodes {
        id
        channel
        status
        reason
        address
        shippedAt
        dueAt
        sentAt
        openedAt
        readAt
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

/** The ledger: every message to every user, and what became of it. */
export default function DeliveriesPage() {
  const say = useTexts(deliveryTexts);
  const { values, set, clear, changed } = useUrlState(deliveryFilters);
  const paging = usePaging();
  const columns = useDeliveryColumns(campaignOf(values) !== null);
  const nameOf = useUserName();
  const { data, previousData, loading, error, refetch } = useQuery(DELIVERIES, {
    variables: { ...deliveriesAsked(values), after: paging.after },
  });
  useOnReturn(() => void refetch());
  const list = (data ?? previousData)?.deliveries;

  const clearButton = <Button onClick={clear}>{say('clearFilters')}</Button>;
  const nothing =
    changed || paging.hasPrevious ? (
      <EmptyState drawing="nothingFound" action={clearButton}>
        {values.search === '' ? say('noMatch') : say('nobodyFound', { search: values.search })}
      </EmptyState>
    ) : (
      <EmptyState
        drawing="deliveries"
        action={
          <ButtonLink kind="filled" to="/campaigns">
            {say('toCampaigns')}
          </ButtonLink>
        }
      >
        {say('whatBelongsHere')}
      </EmptyState>
    );
  const failure = isSearchTooWide(error) ? (
    <EmptyState drawing="nothingFound">{say('tooMany', { search: values.search })}</EmptyState>
  ) : (
    error && <LoadError title={say('notLoaded')} error={error} onRetry={() => void refetch()} />
  );
  return (
    <Page>
      <PageHeader title={say('deliveries')} />
      <DeliveryFilters values={values} set={set} />
      <DataTable
        label={say('deliveries')}
        columns={columns}
        rows={list?.nodes}
        rowKey={row => row.id}
        rowName={nameOf}
        loading={loading}
        twoLines
        sort={sortIn(values)}
        onSort={sort => set({ sort })}
        failure={failure}
        empty={nothing}
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

/** The server looks at so many matching people and no more; the person can narrow the search. */
function isSearchTooWide(error: unknown): boolean {
  return readRefusal(error)?.fields.some(({ path }) => path === 'filter.search') ?? false;
}
