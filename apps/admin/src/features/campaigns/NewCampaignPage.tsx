import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { FormPage } from '../../components/form/FormPage.js';
import { useForm } from '../../components/form/useForm.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { commonInput, EMPTY_DRAFT } from './campaign-draft.js';
import { CampaignFields } from './CampaignFields.js';
import { campaignTexts } from './texts.js';
import { useCheckDraft } from './useCheckDraft.js';

const CREATE = graphql(`
  mutation CreateCampaign($input: CreateCampaignInput!) {
    createCampaign(input: $input) {
      id
    }
  }
`);

export default function NewCampaignPage() {
  const say = useTexts(campaignTexts);
  const navigate = useNavigate();
  const refusalWords = useRefusalWords();
  const [create] = useMutation(CREATE, { refetchQueries: ['Campaigns'] });
  const form = useForm({
    initial: EMPTY_DRAFT,
    check: useCheckDraft(),
    save: async draft => {
      const { channel, templateId } = draft;
      const input = {
        ...commonInput(draft),
        channel,
        templateId: channel === 'EMAIL' && templateId !== '' ? templateId : null,
      };
      try {
        const { data } = await create({ variables: { input } });
        await navigate(`/campaigns/${data?.createCampaign.id}/editor`);
      } catch (error) {
        return refusalWords(error);
      }
      return undefined;
    },
  });
  return (
    <FormPage
      form={form}
      title={say('newCampaign')}
      saveLabel={say('saveAndContinue')}
      back={{ to: '/campaigns', label: say('campaigns') }}
    >
      <CampaignFields form={form} isNew />
    </FormPage>
  );
}
