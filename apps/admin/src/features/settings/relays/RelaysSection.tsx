import AddOutlined from '@mui/icons-material/AddOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { LoadError } from '../../../api/LoadError.js';
import { AddressLine } from '../../../components/bits/AddressLine.js';
import { ButtonLink } from '../../../components/bits/ButtonLink.js';
import { FormWaiting } from '../../../components/form/FormWaiting.js';
import { Section } from '../../../components/page/Section.js';
import { EmptyState } from '../../../components/states/EmptyState.js';
import { Notice } from '../../../components/states/Notice.js';
import { StatusChip } from '../../../components/status/StatusChip.js';
import type { Column } from '../../../components/table/columns.js';
import { DataTable } from '../../../components/table/DataTable.js';
import { RelativeTime } from '../../../components/time/RelativeTime.js';
import { useTexts } from '../../../i18n/index.js';
import { settingsTexts } from '../texts.js';
import { RELAYS, type Relay, type RelayAtWork } from './relays.js';
import { useRelayMenu } from './useRelayMenu.js';

/** How often the relays are looked at again: workers say every few seconds what they do. */
const POLL_MS = 5_000;

/** The servers that mail leaves through, in order of preference. */
export function RelaysSection() {
  const say = useTexts(settingsTexts);
  const { data, error, refetch } = useQuery(RELAYS, {
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  const relays = data?.relays;
  const menu = useRelayMenu(relays ?? []);

  if (error && !relays)
    return <LoadError title={say('relaysNotLoaded')} error={error} onRetry={() => void refetch()} />;
  if (!relays) return <FormWaiting />;
  const add = (kind: 'filled' | 'framed') => (
    <ButtonLink kind={kind} to="/settings/relays/new" icon={<AddOutlined aria-hidden />}>
      {say('addRelay')}
    </ButtonLink>
  );
  const columns: readonly Column<RelayAtWork>[] = [
    {
      key: 'relay',
      header: say('relay'),
      cell: relay => (relay.kind === 'MAILBOX' ? say('mailboxRelay') : relay.name),
      link: ({ id, kind }) => (kind === 'SMTP' ? `/settings/relays/${id}` : '/mailbox'),
      below: relay =>
        relay.kind === 'MAILBOX' ? (
          <Quiet>{say('mailboxRelayAbout')}</Quiet>
        ) : (
          <AddressLine address={`${relay.host}:${relay.port}`} />
        ),
    },
    {
      key: 'limits',
      header: say('limits'),
      wideOnly: true,
      width: '30%',
      cell: relay => (relay.kind === 'MAILBOX' ? '' : <Limits relay={relay} />),
    },
    { key: 'state', header: say('state'), width: '34%', cell: relay => <State relay={relay} /> },
  ];
  return (
    <Section
      title={say('relays')}
      about={say('relaysAbout')}
      framed={false}
      actions={relays.length > 0 && add('framed')}
    >
      {relays.length > 0 && !relays.some(({ enabled }) => enabled) && (
        <Notice tone="warn" title={say('noMailLeaves')}>
          {say('noMailLeavesHelp')}
        </Notice>
      )}
      {relays.some(({ kind, enabled }) => kind === 'MAILBOX' && enabled) && (
        <Notice tone="info">{say('mailboxIsOn')}</Notice>
      )}
      <DataTable
        label={say('relays')}
        columns={columns}
        rows={relays}
        rowKey={relay => relay.id}
        rowName={relay => relay.name}
        rowMenu={menu}
        twoLines
        empty={
          <EmptyState drawing="deliveries" action={add('filled')}>
            {say('noRelays')}
          </EmptyState>
        }
      />
    </Section>
  );
}

function Limits({ relay }: { relay: Relay }) {
  const say = useTexts(settingsTexts);
  const { security, maxConnections, maxPerSecond, domainPaces } = relay;
  return (
    <Lines>
      <span>{say(`security${security}`)}</span>
      <Quiet>
        {[
          say('upToConnections', { count: maxConnections }),
          ...(maxPerSecond === null ? [] : [say('upToPerSecond', { count: maxPerSecond })]),
          ...(domainPaces.length === 0 ? [] : [say('pacesOf', { count: domainPaces.length })]),
        ].join(' · ')}
      </Quiet>
    </Lines>
  );
}

function State({ relay }: { relay: RelayAtWork }) {
  const say = useTexts(settingsTexts);
  const { enabled, trouble, openConnections, ratePerSecond } = relay;
  if (!enabled) return <StatusChip icon={BlockOutlined} word={say('relayOff')} />;
  if (trouble === null)
    return (
      <Lines>
        <span>
          <StatusChip icon={CheckOutlined} word={say('takesMail')} tone="good" />
        </span>
        {openConnections > 0 && (
          <Quiet>
            {say('nowPerSecond', { count: Math.round(ratePerSecond) })} ·{' '}
            {say('openConnections', { count: openConnections })}
          </Quiet>
        )}
      </Lines>
    );
  return (
    <Lines>
      <Since>
        <StatusChip icon={ErrorOutlineOutlined} word={say('inTrouble')} tone="bad" />
        <Quiet>
          <RelativeTime at={trouble.since} short />
        </Quiet>
      </Since>
      <Quiet>{trouble.words}</Quiet>
    </Lines>
  );
}

const Lines = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(0.5),
  // Room for the words of a relay, also on a phone.
  minWidth: 136,
  whiteSpace: 'normal',
}));

const Since = styled('span')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 1),
}));

const Quiet = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  overflowWrap: 'anywhere',
}));
