import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { campaignTexts } from './texts.js';

const CLONE = graphql(`
  mutation CloneCampaign($id: ID!) {
    cloneCampaign(id: $id) {
      id
      name
    }
  }
`);

/** Copies a campaign and goes to the copy's form, since it wants another name. */
export function useCloneCampaign(): (id: string) => Promise<void> {
  const say = useTexts(campaignTexts);
  const navigate = useNavigate();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [clone] = useMutation(CLONE, { refetchQueries: ['Campaigns'] });
  return async id => {
    try {
      const { data } = await clone({ variables: { id } });
      if (!data) return;
      toasts.show({ text: say('cloned', { name: data.cloneCampaign.name }) });
      await navigate(`/campaigns/${data.cloneCampaign.id}/edit`);
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
  };
}
