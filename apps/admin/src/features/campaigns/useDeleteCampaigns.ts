import { useApolloClient, useMutation } from '@apollo/client/react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { campaignTexts } from './texts.js';

const LOSSES = graphql(`
  query CampaignLosses($id: ID!) {
    campaign(id: $id) {
      id
      channel
      figures {
        shipments
        sent
      }
      latestShipment {
        id
        status
        phase
      }
    }
  }
`);
const DELETE = graphql(`
  mutation DeleteCampaigns($ids: [ID!]!) {
    deleteCampaigns(ids: $ids)
  }
`);

export interface DeletableCampaign {
  id: string;
  name: string;
}

/** Says what goes with campaigns, asks, and deletes them. @returns whether they are gone. */
export function useDeleteCampaigns(): (campaigns: readonly DeletableCampaign[]) => Promise<boolean> {
  const say = useTexts(campaignTexts);
  const client = useApolloClient();
  const confirm = useConfirm();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [remove] = useMutation(DELETE, { refetchQueries: ['Campaigns'] });

  const losses = async (campaigns: readonly DeletableCampaign[]): Promise<string[]> => {
    const answers = await Promise.all(
      campaigns.map(({ id }) =>
        client.query({ query: LOSSES, variables: { id }, fetchPolicy: 'network-only' }),
      ),
    );
    const found = answers.flatMap(({ data }) => data?.campaign ?? []);
    const sum = (of: 'shipments' | 'sent', among = found) =>
      among.reduce((total, { figures }) => total + figures[of], 0);
    const inInboxes = sum(
      'sent',
      found.filter(({ channel }) => channel === 'NOTIFICATION'),
    );
    return [
      ...(campaigns.length > 1 ? campaigns.map(({ name }) => name) : []),
      ...(sum('shipments') > 0 ? [say('goesShipments', { count: sum('shipments') })] : []),
      ...(sum('sent') > 0 ? [say('goesDeliveries', { count: sum('sent') })] : []),
      ...(inInboxes > 0 ? [say('goesFromInboxes', { count: inInboxes })] : []),
      ...(found.some(({ latestShipment }) => latestShipment?.status === 'PENDING')
        ? [say('goesRunning')]
        : []),
    ];
  };

  return async campaigns => {
    const [first] = campaigns;
    if (first === undefined) return false;
    try {
      const goes = await losses(campaigns);
      const sure = await confirm({
        title:
          campaigns.length === 1
            ? say('deleteOne', { name: first.name })
            : say('deleteSeveral', { count: campaigns.length }),
        explanation: say('deleteExplanation'),
        goes,
        confirm: say('deleteCampaigns', { count: campaigns.length }),
        keep: say('keepCampaigns', { count: campaigns.length }),
        tone: 'bad',
      });
      if (!sure) return false;
      await remove({ variables: { ids: campaigns.map(({ id }) => id) } });
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
      return false;
    }
    toasts.show({ text: say('deleted', { count: campaigns.length }) });
    return true;
  };
}
