import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/bits/Button.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { canRetryFailed, type ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

const RetryFailedDialog = lazy(() => import('./RetryFailedDialog.js'));

/** "Retry failed (12)", for who may send, where there is something to try again. */
export function RetryFailedButton({ shipment }: { shipment: ShipmentLive }) {
  const say = useTexts(campaignTexts);
  const maySend = useCan('campaigns:send');
  const [open, setOpen] = useState(false);
  if (!maySend || !canRetryFailed(shipment)) return null;
  return (
    <>
      <Button icon={<ReplayOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {say('retryFailed', { count: shipment.figures.failed })}
      </Button>
      <Suspense fallback={null}>
        {open && <RetryFailedDialog shipment={shipment} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
