import { styled } from '@mui/material/styles';
import { FigureGrid, FigureTile } from '../../components/figures/FigureTile.js';
import { formatNumber, formatPercent, useLanguage, useTexts } from '../../i18n/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { campaignTexts } from './texts.js';

/** What became of a campaign so far; each figure says on its label what it counts. */
export function CampaignFigures({ campaign }: { campaign: CampaignStatus }) {
  const say = useTexts(campaignTexts);
  const { channel } = campaign;
  const figures = withLive(campaign);
  const { machineOpens, machineClicks } = figures;
  const isMail = channel === 'EMAIL';
  return (
    <div>
      {isMail ? <MailFigures figures={figures} /> : <NotificationFigures figures={figures} />}
      <Beyond>
        {isMail && (
          <>
            <Item label={say('bounced')} value={figures.bounced} />
            <Item label={say('failedMessages')} value={figures.failed} />
            <Item label={say('unsubscribed')} value={figures.unsubscribed} />
          </>
        )}
        <Item label={say('skippedMessages')} value={figures.skipped} />
        {machineOpens + machineClicks > 0 && (
          <div>{say('byMachines', { opens: machineOpens, clicks: machineClicks })}</div>
        )}
      </Beyond>
    </div>
  );
}

type Figures = CampaignStatus['figures'];

/**
 * The figures are asked for every few seconds, and how far a shipment is gets pushed: the newer of the two is shown, so
 * that one screen does not say two things.
 */
function withLive({ figures, latestShipment }: CampaignStatus): Figures {
  if (!latestShipment || figures.shipments !== 1) return figures;
  const { sent, skipped } = latestShipment.progress;
  return {
    ...figures,
    sent: Math.max(figures.sent, sent),
    reach: Math.max(figures.reach, sent),
    skipped: Math.max(figures.skipped, skipped),
  };
}

function MailFigures({ figures }: { figures: Figures }) {
  const say = useTexts(campaignTexts);
  const ofSent = useShareOfSent(figures.sent);
  return (
    <FigureGrid>
      <FigureTile label={say('reach')} definition={say('reachIs')} value={figures.reach} />
      <FigureTile label={say('shipments')} definition={say('shipmentsIs')} value={figures.shipments} />
      <FigureTile label={say('sent')} definition={say('sentMailIs')} value={figures.sent} />
      <FigureTile label={say('opens')} definition={say('opensIs')} value={figures.opens} />
      <FigureTile
        label={say('uniqueOpens')}
        definition={say('uniqueOpensIs')}
        value={figures.uniqueOpens}
        share={ofSent(figures.uniqueOpens)}
      />
      <FigureTile label={say('clicks')} definition={say('clicksIs')} value={figures.clicks} />
      <FigureTile
        label={say('uniqueClicks')}
        definition={say('uniqueClicksIs')}
        value={figures.uniqueClicks}
        share={ofSent(figures.uniqueClicks)}
      />
      <FigureTile
        label={say('spam')}
        definition={say('spamIs')}
        value={figures.spam}
        share={ofSent(figures.spam)}
      />
    </FigureGrid>
  );
}

function NotificationFigures({ figures }: { figures: Figures }) {
  const say = useTexts(campaignTexts);
  const ofSent = useShareOfSent(figures.sent);
  return (
    <FigureGrid>
      <FigureTile label={say('reach')} definition={say('reachIs')} value={figures.reach} />
      <FigureTile label={say('shipments')} definition={say('shipmentsIs')} value={figures.shipments} />
      <FigureTile label={say('sent')} definition={say('sentNotificationIs')} value={figures.sent} />
      <FigureTile
        label={say('opens')}
        definition={say('opensNotificationIs')}
        value={figures.opens}
        share={ofSent(figures.opens)}
      />
    </FigureGrid>
  );
}

/** "38.2 % of sent"; nothing while nothing was sent. */
function useShareOfSent(sent: number) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  return (value: number) =>
    sent === 0 ? undefined : say('ofSent', { share: formatPercent(value / sent, locale) });
}

function Item({ label, value }: { label: string; value: number }) {
  const { locale } = useLanguage();
  return (
    <div>
      {label} <strong>{formatNumber(value, locale)}</strong>
    </div>
  );
}

/** Beyond the figures: what did not arrive, and what machines did. */
const Beyond = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(0.5, 2.5),
  marginTop: theme.spacing(1.5),
  paddingInline: theme.spacing(2),
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& strong': { color: theme.vars.palette.text.primary, fontWeight: theme.typography.fontWeightMedium },
}));
