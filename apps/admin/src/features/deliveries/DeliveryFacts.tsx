import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { AddressText } from '../../components/bits/AddressLine.js';
import { TextLink } from '../../components/bits/TextLink.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import type { DeliveryPageQuery } from '../../gql/graphql.js';
import { formatNumber, useLanguage, useTexts } from '../../i18n/index.js';
import { ChannelLabel } from './ChannelLabel.js';
import { shipmentDate } from './shipment-date.js';
import { deliveryTexts } from './texts.js';

export type ShownDelivery = NonNullable<DeliveryPageQuery['delivery']>;

/** Who got it, by which campaign and shipment, and when, in one strip. */
export function DeliveryFacts({ delivery }: { delivery: ShownDelivery }) {
  const say = useTexts(deliveryTexts);
  const { locale } = useLanguage();
  const { user, address, campaign, shipment, sentAt, attempts } = delivery;
  // Who has no address is named by the title alone.
  const to = address ?? user?.email;
  const readAt = delivery.readAt ?? delivery.openedAt;
  return (
    <Strip>
      {to && (
        <Fact label={say('to')}>
          <AddressText text={to} />
        </Fact>
      )}
      <Fact label={say('campaign')}>
        {campaign ? <TextLink to={`/campaigns/${campaign.id}`}>{campaign.name}</TextLink> : say('noCampaign')}
      </Fact>
      {campaign && shipment && (
        <Fact label={say('shipment')}>
          <TextLink to={`/deliveries?campaign=${campaign.id}&shipment=${shipment.id}`}>
            {shipmentDate(shipment, locale)}
          </TextLink>
        </Fact>
      )}
      <Fact label={say('type')}>
        <ChannelLabel channel={delivery.channel} />
      </Fact>
      <Fact label={say('sent')}>{sentAt ? <RelativeTime at={sentAt} /> : '–'}</Fact>
      <Fact label={say('read')}>{readAt ? <RelativeTime at={readAt} /> : '–'}</Fact>
      {attempts > 1 && <Fact label={say('tries')}>{formatNumber(attempts, locale)}</Fact>}
    </Strip>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Strip = styled('dl')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(2, 3),
  paddingBlock: theme.spacing(2),
  borderBlock: `1px solid ${theme.vars.palette.divider}`,
  '& > div': { minWidth: 0, maxWidth: 232 },
  '& dt': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  [theme.breakpoints.down('sm')]: {
    display: 'grid',
    gap: theme.spacing(1),
    // As a list of lines: what it is, and what it says.
    '& > div': { display: 'grid', gridTemplateColumns: '96px 1fr', gap: theme.spacing(1), maxWidth: 'none' },
  },
}));
