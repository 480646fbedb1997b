import AddOutlined from '@mui/icons-material/AddOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { styled } from '@mui/material/styles';
import { AddressLine } from '../../components/bits/AddressLine.js';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { Section } from '../../components/page/Section.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { StatusChip } from '../../components/status/StatusChip.js';
import type { Column } from '../../components/table/columns.js';
import { DataTable } from '../../components/table/DataTable.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import type { Sender } from './senders.js';
import { settingsTexts } from './texts.js';
import { useSenderMenu } from './useSenderMenu.js';
import type { ShownSettings } from './useSettings.js';

/** Whom mails may come from. */
export function SendersSection({ settings: { senders } }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const allowed = useCan('settings:write');
  const menu = useSenderMenu();
  const columns: readonly Column<Sender>[] = [
    {
      key: 'sender',
      header: say('sender'),
      cell: sender => (allowed ? sender.name : <strong>{sender.name}</strong>),
      ...(allowed && { link: (sender: Sender) => `/settings/senders/${sender.id}` }),
      below: sender => <AddressLine address={sender.address} />,
    },
    {
      key: 'answers',
      header: say('answersTo'),
      wideOnly: true,
      cell: sender => sender.replyTo ?? <Muted>{say('sameAddress')}</Muted>,
    },
    {
      key: 'default',
      header: say('newCampaigns'),
      width: '136px',
      cell: ({ isDefault }) =>
        isDefault && <StatusChip icon={CheckOutlined} word={say('default')} tone="accent" />,
    },
  ];
  const add = (kind: 'filled' | 'framed') => (
    <ButtonLink kind={kind} to="/settings/senders/new" icon={<AddOutlined aria-hidden />}>
      {say('addSender')}
    </ButtonLink>
  );
  return (
    <Section
      title={say('senders')}
      about={say('sendersAbout')}
      framed={false}
      actions={allowed && senders.length > 0 && add('framed')}
    >
      <DataTable
        label={say('senders')}
        columns={columns}
        rows={senders}
        rowKey={sender => sender.id}
        rowName={sender => sender.name}
        {...(allowed && { rowMenu: menu })}
        empty={
          allowed ? (
            <EmptyState drawing="campaigns" action={add('filled')}>
              {say('noSenders')}
            </EmptyState>
          ) : (
            <EmptyState drawing="campaigns">{say('noSendersReadOnly')}</EmptyState>
          )
        }
      />
    </Section>
  );
}

const Muted = styled('span')(({ theme }) => ({ color: theme.vars.palette.text.secondary }));
