import CancelOutlined from '@mui/icons-material/CancelOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import DriveFileRenameOutlineOutlined from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import SendOutlined from '@mui/icons-material/SendOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/bits/Button.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { PreviewDialog } from '../editor/index.js';
import { useCan } from '../session/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { isRunning } from './shipment-live.js';
import { ShipmentStatusChip } from './ShipmentStatusChip.js';
import { campaignTexts } from './texts.js';
import { useCloneCampaign } from './useCloneCampaign.js';
import { useDeleteCampaigns } from './useDeleteCampaigns.js';
import { useSteerShipment } from './useSteerShipment.js';

const LaunchDialog = lazy(() => import('./LaunchDialog.js'));
const SendTestDialog = lazy(() => import('./SendTestDialog.js'));

export interface CampaignHeaderProps {
  campaign: CampaignStatus;
  timeZone: string;
}

/** Which campaign, how its last launch stands, and what can be done with it. */
export function CampaignHeader({ campaign, timeZone }: CampaignHeaderProps) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const [open, setOpen] = useState<'preview' | 'launch' | 'test' | null>(null);
  const menu = useMenu(campaign, () => setOpen('test'));
  const latest = campaign.latestShipment ?? null;
  const canLaunch = maySend && (latest === null || !isRunning(latest));
  // Of one under way the chip says how it stands, and its panel the rest.
  const underWay = latest !== null && isRunning(latest) && latest.phase !== 'SCHEDULED';
  const sentAt = underWay ? null : campaign.lastShipmentAt;
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={campaign.name}
        back={{ to: '/campaigns', label: say('campaigns') }}
        status={
          <>
            <ShipmentStatusChip shipment={latest} />
            <span>{say(campaign.channel === 'EMAIL' ? 'mail' : 'notification')}</span>
            {sentAt && <span>{say.rich('lastSent', { when: () => <RelativeTime at={sentAt} /> })}</span>}
          </>
        }
        menu={menu}
        action={
          <>
            <Button icon={<VisibilityOutlined aria-hidden />} onClick={() => setOpen('preview')}>
              {say('preview')}
            </Button>
            {canLaunch && (
              <Button kind="filled" icon={<SendOutlined aria-hidden />} onClick={() => setOpen('launch')}>
                {say('send')}
              </Button>
            )}
          </>
        }
      />
      <Suspense fallback={null}>
        {open === 'preview' && (
          <PreviewDialog
            name={campaign.name}
            channel={campaign.channel}
            what={{ campaignId: campaign.id }}
            sender={campaign.sender?.name}
            preheader={campaign.preheader}
            onClose={close}
          />
        )}
        {open === 'launch' && <LaunchDialog campaign={campaign} timeZone={timeZone} onClose={close} />}
        {open === 'test' && <SendTestDialog campaign={campaign} onClose={close} />}
      </Suspense>
    </>
  );
}

function useMenu(campaign: CampaignStatus, onTest: () => void): MenuEntry[] {
  const say = useTexts(campaignTexts);
  const navigate = useNavigate();
  const mayWrite = useCan('campaigns:write');
  const maySend = useCan('campaigns:send');
  const clone = useCloneCampaign();
  const remove = useDeleteCampaigns();
  const { askCancel } = useSteerShipment();
  const { id } = campaign;
  const pending = campaign.latestShipment?.status === 'PENDING' ? campaign.latestShipment : undefined;

  const editor: MenuEntry = {
    kind: 'link',
    label: say(mayWrite ? 'messageEditor' : 'viewMessage'),
    icon: <DriveFileRenameOutlineOutlined aria-hidden />,
    to: `/campaigns/${id}/editor`,
  };
  const test: MenuEntry = {
    label: say('sendTest'),
    icon: <ForwardToInboxOutlined aria-hidden />,
    onSelect: onTest,
  };
  const cancel: MenuEntry[] = pending
    ? [
        {
          label: say('cancelShipment'),
          icon: <CancelOutlined aria-hidden />,
          tone: 'bad',
          onSelect: () => void askCancel(pending),
        },
      ]
    : [];
  if (!mayWrite) return [editor];
  return [
    editor,
    test,
    { kind: 'link', label: say('edit'), icon: <EditOutlined aria-hidden />, to: `/campaigns/${id}/edit` },
    { label: say('clone'), icon: <ContentCopyOutlined aria-hidden />, onSelect: () => void clone(id) },
    ...(maySend
      ? [
          { kind: 'line' as const },
          ...cancel,
          {
            label: say('delete'),
            icon: <DeleteOutlineOutlined aria-hidden />,
            tone: 'bad' as const,
            onSelect: () => void remove([campaign]).then(gone => gone && navigate('/campaigns')),
          },
        ]
      : []),
  ];
}
