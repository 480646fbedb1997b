import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import KeyboardReturnOutlined from '@mui/icons-material/KeyboardReturnOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import UpdateOutlined from '@mui/icons-material/UpdateOutlined';
import { StatusChip, type StatusChipProps } from '../../components/status/StatusChip.js';
import type { DeliveryStatus } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { deliveryTexts } from './texts.js';

const LOOKS: Readonly<Record<DeliveryStatus, Required<Pick<StatusChipProps, 'icon' | 'tone'>>>> = {
  QUEUED: { icon: HourglassEmptyOutlined, tone: 'neutral' },
  DEFERRED: { icon: UpdateOutlined, tone: 'warn' },
  SENT: { icon: CheckCircleOutlineOutlined, tone: 'good' },
  BOUNCED: { icon: KeyboardReturnOutlined, tone: 'bad' },
  FAILED: { icon: ErrorOutlineOutlined, tone: 'bad' },
  SKIPPED: { icon: RedoOutlined, tone: 'neutral' },
  CANCELED: { icon: DoNotDisturbOnOutlined, tone: 'neutral' },
};

/** What became of a delivery, in an icon and a word. */
export function DeliveryStatusChip({ status }: { status: DeliveryStatus }) {
  const say = useTexts(deliveryTexts);
  return <StatusChip {...LOOKS[status]} word={say(`status${status}`)} />;
}
