import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { StatusChip } from '../../components/status/StatusChip.js';
import { useNow } from '../../components/time/useNow.js';
import { formatPercent, useLanguage, useTexts } from '../../i18n/index.js';
import { shareDone, startsLater, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

/** How a shipment stands, in a word and an icon; without one, that the campaign was never sent. */
export function ShipmentStatusChip({ shipment }: { shipment: ShipmentLive | null }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const now = useNow(1_000);
  if (shipment === null) return <StatusChip icon={EditNoteOutlined} word={say('neverSent')} />;
  switch (shipment.status) {
    case 'COMPLETED':
      return <StatusChip icon={CheckCircleOutlineOutlined} word={say('completed')} tone="good" />;
    case 'FAILED':
      return <StatusChip icon={ErrorOutlineOutlined} word={say('failed')} tone="bad" />;
    case 'CANCELED':
      return <StatusChip icon={CancelOutlined} word={say('canceled')} />;
    case 'PENDING':
      break;
  }
  switch (shipment.phase) {
    case 'SCHEDULED':
      return <StatusChip icon={ScheduleSendOutlined} word={say('scheduled')} tone="info" />;
    case 'PAUSED':
      return <StatusChip icon={PauseCircleOutlineOutlined} word={say('paused')} tone="warn" />;
    case 'RETRYING':
      return (
        <StatusChip
          icon={ReplayOutlined}
          word={say('retrying', { count: shipment.progress.deferred })}
          tone="good"
        />
      );
    case 'SENDING': {
      if (startsLater(shipment, now))
        return <StatusChip icon={SyncOutlined} word={say('starting')} tone="accent" running />;
      const share = shareDone(shipment) ?? 0;
      const word = say('sending', { share: formatPercent(Math.floor(share * 100) / 100, locale) });
      return <StatusChip icon={SyncOutlined} word={word} tone="accent" running />;
    }
    case 'PREPARING':
    case null:
      return <StatusChip icon={SyncOutlined} word={say('preparing')} tone="accent" running />;
  }
}
