import { useSubscription } from '@apollo/client/react';
import { graphql } from '../../gql/index.js';

const PROGRESS = graphql(`
  subscription CampaignProgress($campaignId: ID!) {
    shipmentProgress(campaignId: $campaignId) {
      ...ShipmentLive
    }
  }
`);

export interface WatchShipmentProps {
  campaignId: string;
  /** The newest shipment that the screen knows. */
  shipmentId: string | null;
  /** The campaign has another newest shipment than that. */
  onOther?: () => void;
}

/** Keeps the newest shipment of a campaign up to date in the cache while it is shown. */
export function WatchShipment({ campaignId, shipmentId, onOther }: WatchShipmentProps) {
  useSubscription(PROGRESS, {
    variables: { campaignId },
    onData: ({ data: { data } }) => {
      if (data && (data.shipmentProgress?.id ?? null) !== shipmentId) onOther?.();
    },
  });
  return null;
}
