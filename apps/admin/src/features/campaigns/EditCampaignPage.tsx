import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { FormWaiting } from '../../components/form/FormWaiting.js';
import { FormPage } from '../../components/form/FormPage.js';
import { useForm } from '../../components/form/useForm.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { Notice } from '../../components/states/Notice.js';
import { graphql } from '../../gql/index.js';
import type { CampaignToChangeQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { commonInput, type CampaignDraft } from './campaign-draft.js';
import { CampaignFields } from './CampaignFields.js';
import { MissingCampaign } from './MissingCampaign.js';
import { isRunning } from './shipment-live.js';
import { campaignTexts } from './texts.js';
import { useCheckDraft } from './useCheckDraft.js';

const CAMPAIGN = graphql(`
  query CampaignToChange($id: ID!) {
    campaign(id: $id) {
      id
      name
      channel
      subject
      preheader
      replyTo
      targeting
      sender {
        id
      }
      targets {
        id
      }
      excludedTargets {
        id
      }
      latestShipment {
        id
        status
        phase
      }
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdateCampaign($input: UpdateCampaignInput!) {
    updateCampaign(input: $input) {
      id
      name
      subject
      preheader
      replyTo
      targeting
      revision
      sender {
        id
        name
        address
      }
      targets {
        id
        name
      }
      excludedTargets {
        id
        name
      }
    }
  }
`);

export default function EditCampaignPage() {
  const say = useTexts(campaignTexts);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(CAMPAIGN, { variables: { id }, fetchPolicy: 'network-only' });
  if (error || data?.campaign === null)
    return <MissingCampaign error={error} onRetry={() => void refetch()} />;
  if (!data?.campaign)
    return (
      <Page aria-busy>
        <PageHeader title={say('editCampaign')} back={{ to: `/campaigns/${id}`, label: say('toCampaign') }} />
        <FormWaiting />
      </Page>
    );
  return <EditCampaign key={id} campaign={data.campaign} />;
}

type Campaign = NonNullable<CampaignToChangeQuery['campaign']>;

function EditCampaign({ campaign }: { campaign: Campaign }) {
  const say = useTexts(campaignTexts);
  const navigate = useNavigate();
  const refusalWords = useRefusalWords();
  const [update] = useMutation(UPDATE);
  const home = `/campaigns/${campaign.id}`;
  const form = useForm({
    initial: draftOf(campaign),
    check: useCheckDraft(),
    save: async draft => {
      try {
        await update({ variables: { input: { id: campaign.id, ...commonInput(draft) } } });
        await navigate(home);
      } catch (error) {
        return refusalWords(error);
      }
      return undefined;
    },
  });
  return (
    <FormPage
      form={form}
      title={say('editTitle', { name: campaign.name })}
      back={{ to: home, label: campaign.name }}
    >
      {campaign.latestShipment && isRunning(campaign.latestShipment) && (
        <Notice tone="info">{say('keepsOldVersion')}</Notice>
      )}
      <CampaignFields form={form} />
    </FormPage>
  );
}

function draftOf(campaign: Campaign): CampaignDraft {
  const { name, channel, subject, preheader, targeting } = campaign;
  return {
    name,
    channel,
    subject,
    preheader,
    targeting,
    senderId: campaign.sender?.id ?? '',
    replyTo: campaign.replyTo ?? '',
    templateId: '',
    targetIds: campaign.targets.map(({ id }) => id),
    excludedTargetIds: campaign.excludedTargets.map(({ id }) => id),
  };
}
