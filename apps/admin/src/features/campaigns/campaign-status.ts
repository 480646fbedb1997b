import { graphql } from '../../gql/index.js';
import type { CampaignStatusQuery } from '../../gql/graphql.js';

/** Everything that the page of a campaign shows, but its list of shipments. */
export const CAMPAIGN_STATUS = graphql(`
  query CampaignStatus($id: ID!) {
    campaign(id: $id) {
      id
      name
      channel
      subject
      preheader
      targeting
      lastShipmentAt
      sender {
        id
        name
      }
      targets {
        id
        name
      }
      excludedTargets {
        id
        name
      }
      figures {
        reach
        shipments
        sent
        opens
        uniqueOpens
        clicks
        uniqueClicks
        spam
        bounced
        failed
        skipped
        unsubscribed
        machineOpens
        machineClicks
      }
      timeline {
        at
        seconds
        opens
        clicks
      }
      clicksByLink {
        url
        position
        clicks
        users
      }
      latestShipment {
        ...ShipmentLive
      }
    }
    settings {
      timeZone
      mailbox
    }
  }
`);

export type CampaignStatus = NonNullable<CampaignStatusQuery['campaign']>;
