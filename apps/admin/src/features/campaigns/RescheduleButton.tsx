import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/bits/Button.js';
import { useTexts } from '../../i18n/index.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

const RescheduleDialog = lazy(() => import('./RescheduleDialog.js'));

/** Asks for another time: for a shipment that waits for its time, or that missed it. */
export function RescheduleButton({ shipment, timeZone }: { shipment: ShipmentLive; timeZone: string }) {
  const say = useTexts(campaignTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<ScheduleOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {say(shipment.pauseReason === 'OVERDUE' ? 'chooseTime' : 'changeTime')}
      </Button>
      <Suspense fallback={null}>
        {open && <RescheduleDialog shipment={shipment} timeZone={timeZone} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
