import { useQuery } from '@apollo/client/react';
import { FilterChip } from '../../components/filters/FilterChip.js';
import { graphql } from '../../gql/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { shipmentDate } from './shipment-date.js';
import { deliveryTexts } from './texts.js';

const SHIPMENT_CHOICES = graphql(`
  query DeliveriesShipmentChoices($campaignId: ID!) {
    campaign(id: $campaignId) {
      id
      shipments(first: 200) {
        nodes {
          id
          createdAt
          scheduledAt
          startedAt
        }
      }
    }
  }
`);

export interface ShipmentFilterProps {
  campaignId: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Filters by one shipment of a campaign; shipments are known by their date. */
export function ShipmentFilter({ campaignId, value, onChange }: ShipmentFilterProps) {
  const say = useTexts(deliveryTexts);
  const { locale } = useLanguage();
  const { data } = useQuery(SHIPMENT_CHOICES, { variables: { campaignId } });
  const options = (data?.campaign?.shipments.nodes ?? []).map(shipment => ({
    value: shipment.id,
    label: shipmentDate(shipment, locale),
  }));
  // One that is not among them (yet) still filters, so it is still said.
  const known = value === null || options.some(option => option.value === value);
  return (
    <FilterChip
      label={say('shipment')}
      value={value}
      onChange={onChange}
      options={known ? options : [...options, { value, label: `#${value}` }]}
    />
  );
}
