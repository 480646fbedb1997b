import { useMutation } from '@apollo/client/react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

const PAUSE = graphql(`
  mutation PauseShipment($id: ID!) {
    pauseShipment(id: $id) {
      ...ShipmentLive
    }
  }
`);
const RESUME = graphql(`
  mutation ResumeShipment($id: ID!) {
    resumeShipment(id: $id) {
      ...ShipmentLive
    }
  }
`);
const CANCEL = graphql(`
  mutation CancelShipment($id: ID!) {
    cancelShipment(id: $id) {
      ...ShipmentLive
    }
  }
`);

/** Pauses, resumes and cancels shipments; a refusal is said in a toast, since the screen has moved on by then. */
export function useSteerShipment() {
  const say = useTexts(campaignTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [pause, pausing] = useMutation(PAUSE);
  const [resume, resuming] = useMutation(RESUME);
  const [cancel, canceling] = useMutation(CANCEL);

  const steer = async (verb: (options: { variables: { id: string } }) => Promise<unknown>, id: string) => {
    try {
      await verb({ variables: { id } });
      return true;
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
      return false;
    }
  };
  return {
    pause: (id: string) => steer(pause, id),
    resume: (id: string) => steer(resume, id),
    /** Without asking: to take back a launch that has not begun. */
    undo: async (id: string) => {
      if (await steer(cancel, id)) toasts.show({ key: 'launch', text: say('undone') });
    },
    askCancel: async ({ id, phase, pauseReason, progress }: ShipmentLive) => {
      const { sent, remaining } = progress;
      const waits = phase === 'SCHEDULED' || pauseReason === 'OVERDUE';
      const sure = await confirm({
        title: say('cancelTitle'),
        explanation: say(waits ? 'cancelScheduledExplanation' : 'cancelExplanation'),
        goes: waits ? [] : [say('cancelSent', { count: sent }), say('cancelRest', { count: remaining })],
        confirm: say('cancelShipment'),
        keep: say(waits ? 'keepIt' : 'keepGoing'),
        tone: 'bad',
      });
      if (sure) await steer(cancel, id);
    },
    busy: pausing.loading || resuming.loading || canceling.loading,
  };
}
