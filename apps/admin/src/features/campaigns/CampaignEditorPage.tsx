import { LIMITS } from '@chasqui/domain';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { QUIETLY } from '../../api/quietly.js';
import type { Pick } from '../../components/form/PickField.js';
import { TextField } from '../../components/form/TextField.js';
import { Notice } from '../../components/states/Notice.js';
import { graphql } from '../../gql/index.js';
import type { CampaignToWriteQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import {
  EditorFrame,
  EditorWaiting,
  MessagePreview,
  problemOf,
  refusalOf,
  SourcePane,
  useAutosave,
  usePreview,
  useSaveFailure,
  useSourceCode,
  VariableMenu,
  VariableTextField,
} from '../editor/index.js';
import { useCan } from '../session/index.js';
import { MissingCampaign } from './MissingCampaign.js';
import { isRunning } from './shipment-live.js';
import { campaignTexts } from './texts.js';

const CAMPAIGN = graphql(`
  query CampaignToWrite($id: ID!) {
    campaign(id: $id) {
      id
      name
      channel
      subject
      preheader
      content
      actionUrl
      revision
      sender {
        id
        name
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
  mutation UpdateCampaignContent($input: UpdateCampaignContentInput!) {
    updateCampaignContent(input: $input) {
      id
      subject
      preheader
      content
      actionUrl
      revision
    }
  }
`);

export default function CampaignEditorPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(CAMPAIGN, { variables: { id }, fetchPolicy: 'network-only' });
  if (error || data?.campaign === null)
    return <MissingCampaign error={error} onRetry={() => void refetch()} />;
  if (!data?.campaign) return <EditorWaiting />;
  return <CampaignEditor key={id} campaign={data.campaign} />;
}

type Campaign = NonNullable<CampaignToWriteQuery['campaign']>;

interface Draft {
  subject: string;
  preheader: string;
  content: string;
  actionUrl: string;
}

/** They say themselves what is wrong with them. */
const FIELDS = ['subject', 'preheader', 'actionUrl'];

function CampaignEditor({ campaign }: { campaign: Campaign }) {
  const say = useTexts(campaignTexts);
  const readOnly = !useCan('campaigns:write');
  const code = useSourceCode();
  const [as, setAs] = useState<readonly Pick[]>([]);
  const saving = useCampaignDraft(campaign);
  const { draft, change, state } = saving;
  const isMail = campaign.channel === 'EMAIL';
  const preview = usePreview({
    campaignId: campaign.id,
    ...(isMail ? { mjml: draft.content, preheader: draft.preheader } : { html: draft.content }),
    ...(!isMail && { actionUrl: draft.actionUrl }),
    subject: draft.subject,
    userId: as[0]?.id ?? null,
  });
  const { issues } = preview;
  return (
    <EditorFrame
      title={campaign.name}
      back={{ to: `/campaigns/${campaign.id}`, label: say('toCampaign') }}
      saving={saving}
      readOnly={readOnly}
      issues={issues}
      code={code}
      tools={<VariableMenu withLinks={isMail} onPick={code.insert} />}
      write={
        <SourcePane
          label={say(isMail ? 'mjmlOf' : 'htmlOf', { name: campaign.name })}
          value={draft.content}
          onChange={content => change({ content })}
          issues={issues}
          fields={FIELDS}
          saving={saving}
          readOnly={readOnly}
          code={code}
        >
          {campaign.latestShipment && isRunning(campaign.latestShipment) && (
            <Notice tone="info">{say('keepsOldVersion')}</Notice>
          )}
          <VariableTextField
            label={say(isMail ? 'subject' : 'title')}
            value={draft.subject}
            onChange={subject => change({ subject })}
            error={problemOf(issues, 'SUBJECT') ?? refusalOf(state, 'subject')}
            maxLength={LIMITS.subjectLength}
            disabled={readOnly}
          />
          {isMail ? (
            <VariableTextField
              label={say('preheader')}
              value={draft.preheader}
              onChange={preheader => change({ preheader })}
              error={problemOf(issues, 'PREHEADER') ?? refusalOf(state, 'preheader')}
              maxLength={LIMITS.preheaderLength}
              disabled={readOnly}
              optional
            />
          ) : (
            <TextField
              label={say('actionUrl')}
              help={say('actionUrlHelp')}
              value={draft.actionUrl}
              onChange={actionUrl => change({ actionUrl })}
              error={problemOf(issues, 'ACTION_URL') ?? refusalOf(state, 'actionUrl')}
              maxLength={LIMITS.actionUrlLength}
              type="url"
              placeholder={say('actionUrlExample')}
              disabled={readOnly}
              optional
            />
          )}
        </SourcePane>
      }
      preview={
        <MessagePreview
          channel={campaign.channel}
          name={campaign.name}
          preview={preview}
          sender={campaign.sender?.name}
          preheader={draft.preheader}
          as={as}
          onAs={setAs}
        />
      }
    />
  );
}

function useCampaignDraft(campaign: Campaign) {
  const failureOf = useSaveFailure({ othersSave: true });
  const client = useApolloClient();
  const [update] = useMutation(UPDATE, { context: QUIETLY });
  // Of the last save; another member's save in between makes the next one a CONFLICT.
  const revision = useRef(campaign.revision);
  const isMail = campaign.channel === 'EMAIL';
  return useAutosave<Draft>({
    initial: draftOf(campaign),
    save: async ({ subject, preheader, content, actionUrl }) => {
      const input = {
        id: campaign.id,
        revision: revision.current,
        subject,
        content,
        ...(isMail ? { preheader } : { actionUrl: actionUrl.trim() || null }),
      };
      try {
        const { data } = await update({ variables: { input } });
        if (data) revision.current = data.updateCampaignContent.revision;
      } catch (error) {
        return failureOf(error);
      }
      return undefined;
    },
    fetchTheirs: async () => {
      const variables = { id: campaign.id };
      const { data } = await client.query({
        query: CAMPAIGN,
        variables,
        fetchPolicy: 'no-cache',
        context: QUIETLY,
      });
      if (!data?.campaign) throw new Error('The campaign did not come.');
      revision.current = data.campaign.revision;
      return draftOf(data.campaign);
    },
  });
}

function draftOf({ subject, preheader, content, actionUrl }: Campaign): Draft {
  return { subject, preheader, content, actionUrl: actionUrl ?? '' };
}
