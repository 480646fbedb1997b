import AddOutlined from '@mui/icons-material/AddOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import FileCopyOutlined from '@mui/icons-material/FileCopyOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useMemo } from 'react';
import { Button } from '../components/bits/Button.js';
import { ButtonLink } from '../components/bits/ButtonLink.js';
import { TagChips } from '../components/bits/TagChips.js';
import { ChoiceChips } from '../components/filters/ChoiceChips.js';
import { FilterBar } from '../components/filters/FilterBar.js';
import { FilterChip } from '../components/filters/FilterChip.js';
import { SearchField } from '../components/filters/SearchField.js';
import { choiceParam, sortParam, textParam } from '../components/filters/url-params.js';
import { useUrlState } from '../components/filters/useUrlState.js';
import type { MenuEntry } from '../components/menu/entries.js';
import { Page } from '../components/page/Page.js';
import { PageHeader } from '../components/page/PageHeader.js';
import { Section } from '../components/page/Section.js';
import { EmptyState } from '../components/states/EmptyState.js';
import { ErrorState } from '../components/states/ErrorState.js';
import { ProgressLine } from '../components/status/ProgressLine.js';
import type { Column } from '../components/table/columns.js';
import { DataTable } from '../components/table/DataTable.js';
import { ListFooter } from '../components/table/ListFooter.js';
import { usePaging } from '../components/table/usePaging.js';
import { useSelection } from '../components/table/useSelection.js';
import { RelativeTime } from '../components/time/RelativeTime.js';
import { formatNumber, useLanguage } from '../i18n/index.js';
import { GalleryFrame } from './GalleryFrame.js';
import { campaigns, type SampleCampaign } from './sample-campaigns.js';

type By = 'name' | 'type' | 'sent' | 'lastShipment' | 'created';

const filters = {
  channel: choiceParam(['mail', 'notification']),
  status: choiceParam(['running', 'never']),
  search: textParam(),
  sort: sortParam<By>(['name', 'type', 'sent', 'lastShipment', 'created'], {
    by: 'created',
    direction: 'desc',
  }),
};

const rowMenu = (): MenuEntry[] => [
  { label: 'Edit', icon: <EditOutlined aria-hidden />, onSelect: () => undefined },
  { label: 'Clone', icon: <FileCopyOutlined aria-hidden />, onSelect: () => undefined },
  { kind: 'line' },
  { label: 'Delete', icon: <DeleteOutlineOutlined aria-hidden />, tone: 'bad', onSelect: () => undefined },
];

function useColumns(): readonly Column<SampleCampaign, By>[] {
  const { locale } = useLanguage();
  return [
    {
      key: 'name',
      header: 'Name',
      sortBy: 'name',
      cell: row => row.name,
      link: row => `/campaigns/${row.id}`,
      below: row => (
        <>
          <TagChips label="Targets" tags={row.targets} />
          {row.progress !== undefined && (
            <ProgressLine label={row.name} share={row.progress} ratePerSecond={312} secondsLeft={190} />
          )}
        </>
      ),
    },
    { key: 'type', header: 'Type', sortBy: 'type', wideOnly: true, width: '136px', cell: row => row.channel },
    {
      key: 'sent',
      header: 'Sent',
      sortBy: 'sent',
      firstDirection: 'desc',
      align: 'end',
      width: '104px',
      cell: row => formatNumber(row.sent, locale),
    },
    {
      key: 'lastShipment',
      header: 'Last shipment',
      sortBy: 'lastShipment',
      firstDirection: 'desc',
      wideOnly: true,
      width: '152px',
      cell: row => (row.lastShipment === null ? '–' : <RelativeTime at={row.lastShipment} />),
    },
    {
      key: 'created',
      header: 'Created on',
      sortBy: 'created',
      firstDirection: 'desc',
      wideOnly: true,
      width: '128px',
      cell: row => <RelativeTime at={row.createdAt} />,
    },
  ];
}

export function CampaignListScene() {
  const { values, set } = useUrlState(filters);
  const paging = usePaging();
  const keys = useMemo(() => campaigns.map(({ id }) => id), []);
  const selection = useSelection(keys);
  const columns = useColumns();
  return (
    <GalleryFrame>
      <Page>
        <PageHeader
          title="Campaigns"
          action={
            <ButtonLink kind="filled" to="/campaigns/new" icon={<AddOutlined aria-hidden />}>
              New campaign
            </ButtonLink>
          }
        />
        <FilterBar
          search={
            <SearchField
              label="Search by name"
              value={values.search}
              onSearch={text => set({ search: text }, { replace: true })}
            />
          }
        >
          <ChoiceChips
            label="Channel"
            value={values.channel}
            onChange={channel => set({ channel })}
            choices={[
              { value: null, label: 'All' },
              { value: 'mail', label: 'Mail', icon: <MailOutlined aria-hidden /> },
              { value: 'notification', label: 'Notification', icon: <NotificationsOutlined aria-hidden /> },
            ]}
          />
          <FilterChip
            label="Status"
            value={values.status}
            onChange={status => set({ status })}
            options={[
              { value: 'running', label: 'Running' },
              { value: 'never', label: 'Never sent' },
            ]}
          />
        </FilterBar>
        <DataTable
          label="Campaigns"
          columns={columns}
          rows={campaigns}
          rowKey={row => row.id}
          rowName={row => row.name}
          sort={values.sort}
          onSort={sort => set({ sort })}
          rowMenu={rowMenu}
          selection={selection}
          bulk={
            <Button small tone="bad" icon={<DeleteOutlineOutlined aria-hidden />}>
              Delete
            </Button>
          }
          footer={
            <ListFooter
              count="1,204 campaigns"
              paging={paging}
              pageInfo={{ hasNextPage: true, endCursor: 'c50' }}
            />
          }
        />
      </Page>
    </GalleryFrame>
  );
}

export function ListStatesScene() {
  const columns = useColumns();
  const shared = {
    label: 'Campaigns',
    columns,
    rowKey: (row: SampleCampaign) => row.id,
    rowName: (row: SampleCampaign) => row.name,
    rowMenu,
  };
  return (
    <Page>
      <PageHeader title="States of a list" />
      <Section title="Loading for the first time" framed={false}>
        <DataTable {...shared} rows={undefined} expected={4} />
      </Section>
      <Section title="Loading again" framed={false}>
        <DataTable {...shared} rows={campaigns.slice(3, 6)} loading />
      </Section>
      <Section title="Nothing yet" framed={false}>
        <DataTable
          {...shared}
          rows={[]}
          empty={
            <EmptyState
              drawing="campaigns"
              action={
                <Button kind="filled" icon={<CampaignOutlined aria-hidden />}>
                  Write the first campaign
                </Button>
              }
            >
              A campaign is what you want to say, and to whom. It waits here until you send it.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Nothing found" framed={false}>
        <DataTable
          {...shared}
          rows={[]}
          empty={
            <EmptyState drawing="nothingFound" action={<Button>Clear the filters</Button>}>
              No campaign has “winter” in its name.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Could not be loaded" framed={false}>
        <DataTable
          {...shared}
          rows={undefined}
          failure={
            <ErrorState
              title="The campaigns could not be loaded"
              reference="8f2c-11a0"
              onRetry={() => undefined}
            >
              Nothing is lost. Check your connection and try again.
            </ErrorState>
          }
        />
      </Section>
    </Page>
  );
}
