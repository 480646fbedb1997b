import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useRefusalWords, type RefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import { DateTimePicker } from '../../components/time/DateTimePicker.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { formatExact, useLanguage, useTexts } from '../../i18n/index.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { apartFromTime } from './apart-from-time.js';
import { Trouble } from './Trouble.js';

const RESCHEDULE = graphql(`
  mutation RescheduleShipment($id: ID!, $scheduleAt: DateTimeISO!) {
    rescheduleShipment(id: $id, scheduleAt: $scheduleAt) {
      ...ShipmentLive
    }
  }
`);

export interface RescheduleDialogProps {
  shipment: ShipmentLive;
  timeZone: string;
  onClose: () => void;
}

/** Moves a shipment that has not begun, or gives one that missed its time another. */
export default function RescheduleDialog({ shipment, timeZone, onClose }: RescheduleDialogProps) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const overdue = shipment.pauseReason === 'OVERDUE';
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [at, setAt] = useState<string | null>(overdue ? null : (shipment.scheduledAt ?? null));
  const [openedAt] = useState(() => new Date());
  const [refusal, setRefusal] = useState<RefusalWords>();
  const [reschedule, { loading }] = useMutation(RESCHEDULE);

  const { timeFault, rest } = apartFromTime(refusal);
  const submit = async () => {
    if (at === null) return;
    setRefusal(undefined);
    try {
      await reschedule({ variables: { id: shipment.id, scheduleAt: at } });
      toasts.show({
        tone: 'good',
        text: say('scheduledToast', { when: formatExact(new Date(at), locale, timeZone) }),
      });
      onClose();
    } catch (error) {
      setRefusal(refusalWords(error));
    }
  };
  return (
    <Dialog
      title={say('rescheduleTitle')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{say(overdue ? 'decideLater' : 'keepTime')}</Button>
          <Button type="submit" kind="filled" loading={loading} disabled={at === null}>
            {say(overdue ? 'schedule' : 'changeTime')}
          </Button>
        </>
      }
    >
      {rest && <Trouble title={say('timeKept')} words={rest} />}
      <DateTimePicker
        label={say('dateAndTime')}
        value={at}
        onChange={time => {
          setAt(time);
          setRefusal(undefined);
        }}
        error={timeFault}
        timeZone={timeZone}
        min={openedAt}
      />
    </Dialog>
  );
}
