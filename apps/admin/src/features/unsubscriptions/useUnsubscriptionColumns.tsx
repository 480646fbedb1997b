import { styled } from '@mui/material/styles';
import { AddressLine, AddressText } from '../../components/bits/AddressLine.js';
import { firstWritten } from '../../components/bits/first-written.js';
import type { Column } from '../../components/table/columns.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import type { UnsubscriptionsQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { CampaignLink, ChannelLabel } from '../deliveries/index.js';
import { unsubscriptionTexts } from './texts.js';

export type UnsubscriptionRow = UnsubscriptionsQuery['unsubscriptions']['nodes'][number];

/** How who left is called: by name, else by address; an erased user by that. */
export function useLeaverName(): (row: UnsubscriptionRow) => string {
  const say = useTexts(unsubscriptionTexts);
  return ({ user }) => firstWritten(user?.name, user?.email, say('erasedUser'));
}

export function useUnsubscriptionColumns(): readonly Column<UnsubscriptionRow>[] {
  const say = useTexts(unsubscriptionTexts);
  const nameOf = useLeaverName();
  return [
    {
      key: 'name',
      header: say('name'),
      width: '260px',
      cell: row => (
        <Name>
          <AddressText text={nameOf(row)} />
        </Name>
      ),
      below: ({ user }) => <AddressLine address={user?.name ? user.email : null} />,
    },
    {
      key: 'channel',
      header: say('channel'),
      wideOnly: true,
      width: '128px',
      cell: row => <ChannelLabel channel={row.channel} />,
    },
    {
      key: 'when',
      header: say('when'),
      width: '128px',
      cell: row => <RelativeTime at={row.at} />,
    },
    {
      key: 'how',
      header: say('how'),
      wideOnly: true,
      width: '200px',
      cell: row => say(`source${row.source}`),
    },
    {
      key: 'campaign',
      header: say('campaign'),
      wideOnly: true,
      cell: ({ campaign }) =>
        campaign ? (
          <CampaignLink to={`/campaigns/${campaign.id}`} title={campaign.name}>
            {campaign.name}
          </CampaignLink>
        ) : (
          '–'
        ),
    },
  ];
}

const Name = styled('span')(({ theme }) => ({
  fontWeight: theme.typography.fontWeightMedium,
  overflowWrap: 'anywhere',
}));
