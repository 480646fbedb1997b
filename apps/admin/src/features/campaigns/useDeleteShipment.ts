import { useMutation } from '@apollo/client/react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import type { CampaignStatus } from './campaign-status.js';
import type { ShipmentLive } from './shipment-live.js';
import { campaignTexts } from './texts.js';

const DELETE = graphql(`
  mutation DeleteShipments($ids: [ID!]!) {
    deleteShipments(ids: $ids)
  }
`);

/** Says what goes with a shipment, asks, and deletes it. */
export function useDeleteShipment(campaign: CampaignStatus): (shipment: ShipmentLive) => Promise<void> {
  const say = useTexts(campaignTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [remove] = useMutation(DELETE, {
    refetchQueries: ['CampaignStatus', 'CampaignShipments'],
    awaitRefetchQueries: true,
  });
  return async ({ id, status, progress: { total, sent } }) => {
    const sure = await confirm({
      title: say('deleteShipmentTitle'),
      explanation: say('deleteExplanation'),
      goes: [
        ...(status === 'PENDING' ? [say('goesRunning')] : []),
        say('goesDeliveries', { count: total }),
        ...(campaign.channel === 'NOTIFICATION' && sent > 0 ? [say('goesFromInboxes', { count: sent })] : []),
      ],
      confirm: say('deleteShipment'),
      keep: say('keepIt'),
      tone: 'bad',
    });
    if (!sure) return;
    try {
      await remove({ variables: { ids: [id] } });
      toasts.show({ text: say('shipmentDeleted') });
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
  };
}
