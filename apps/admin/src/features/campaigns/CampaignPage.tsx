import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { Page } from '../../components/page/Page.js';
import { CAMPAIGN_STATUS } from './campaign-status.js';
import { CampaignChart } from './CampaignChart.js';
import { CampaignFigures } from './CampaignFigures.js';
import { CampaignHeader } from './CampaignHeader.js';
import { CampaignTargets } from './CampaignTargets.js';
import { LinkTable } from './LinkTable.js';
import { MissingCampaign } from './MissingCampaign.js';
import { ShipmentPanel } from './ShipmentPanel.js';
import { ShipmentsTable } from './ShipmentsTable.js';
import { SubjectMissing } from './SubjectMissing.js';
import { WatchShipment } from './WatchShipment.js';

/** Figures are asked for this often; that a shipment moves is pushed. */
const POLL_MS = 3_000;

export default function CampaignPage() {
  const { id = '' } = useParams();
  const { data, previousData, error, refetch } = useQuery(CAMPAIGN_STATUS, {
    variables: { id },
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const shown = data ?? (previousData?.campaign?.id === id ? previousData : undefined);
  if (shown?.campaign === null || (error && !shown))
    return (
      <MissingCampaign error={shown?.campaign === null ? undefined : error} onRetry={() => void refetch()} />
    );
  const campaign = shown?.campaign;
  if (!shown || !campaign) return null;
  const { latestShipment: latest, figures, clicksByLink } = campaign;
  const timeZone = shown.settings.timeZone;
  return (
    <Page>
      <CampaignHeader campaign={campaign} timeZone={timeZone} />
      {latest && <ShipmentPanel campaign={campaign} shipment={latest} timeZone={timeZone} />}
      {campaign.subject.trim() === '' && <SubjectMissing campaignId={campaign.id} />}
      <CampaignFigures campaign={campaign} />
      {campaign.timeline.length > 0 && <CampaignChart campaign={campaign} />}
      {campaign.targeting && <CampaignTargets campaign={campaign} />}
      {figures.shipments > 0 || latest ? <ShipmentsTable campaign={campaign} /> : null}
      {figures.clicks > 0 && <LinkTable links={clicksByLink} />}
      <WatchShipment campaignId={id} shipmentId={latest?.id ?? null} onOther={() => void refetch()} />
    </Page>
  );
}
