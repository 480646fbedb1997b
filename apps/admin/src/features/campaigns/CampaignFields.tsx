import { LIMITS } from '@chasqui/domain';
import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useQuery } from '@apollo/client/react';
import { ChoiceField } from '../../components/form/ChoiceField.js';
import { SelectField } from '../../components/form/SelectField.js';
import { TextField } from '../../components/form/TextField.js';
import type { FormState } from '../../components/form/useForm.js';
import { Notice } from '../../components/states/Notice.js';
import { TextLink } from '../../components/bits/TextLink.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { VariableTextField } from '../editor/index.js';
import { TemplatePicker } from '../templates/index.js';
import type { CampaignDraft } from './campaign-draft.js';
import { TargetingFields } from './TargetingFields.js';
import { campaignTexts } from './texts.js';

const SENDERS = graphql(`
  query CampaignSenders {
    settings {
      senders {
        id
        name
        address
        replyTo
      }
    }
  }
`);

export interface CampaignFieldsProps {
  form: FormState<CampaignDraft>;
  /** A new one chooses its channel and its template. */
  isNew?: boolean;
}

/** What stands around a message: its name, its line in the inbox, who it is from, whom it reaches. */
export function CampaignFields({ form, isNew = false }: CampaignFieldsProps) {
  const say = useTexts(campaignTexts);
  const { values, set } = form;
  const isMail = values.channel === 'EMAIL';
  return (
    <>
      {isNew && (
        <ChoiceField
          label={say('type')}
          value={values.channel}
          onChange={channel => set('channel', channel)}
          choices={[
            { value: 'EMAIL', label: say('mail'), help: say('mailHelp'), icon: <MailOutlined aria-hidden /> },
            {
              value: 'NOTIFICATION',
              label: say('notification'),
              help: say('notificationHelp'),
              icon: <NotificationsOutlined aria-hidden />,
            },
          ]}
        />
      )}
      <TextField
        {...form.text('name')}
        label={say('name')}
        help={say('nameHelp')}
        maxLength={LIMITS.nameLength}
      />
      <VariableTextField
        {...form.text('subject')}
        label={say(isMail ? 'subject' : 'title')}
        help={say(isMail ? 'subjectHelp' : 'titleHelp')}
        maxLength={LIMITS.subjectLength}
      />
      {isMail && (
        <>
          <VariableTextField
            {...form.text('preheader')}
            label={say('preheader')}
            help={say('preheaderHelp')}
            maxLength={LIMITS.preheaderLength}
            optional
          />
          <SenderFields form={form} />
          {isNew && (
            <TemplatePicker
              value={values.templateId}
              onChange={templateId => set('templateId', templateId)}
            />
          )}
        </>
      )}
      <TargetingFields form={form} />
    </>
  );
}

function SenderFields({ form }: { form: FormState<CampaignDraft> }) {
  const say = useTexts(campaignTexts);
  const { data } = useQuery(SENDERS);
  const senders = data?.settings.senders ?? [];
  if (data && senders.length === 0)
    return (
      <Notice tone="warn" title={say('noSenders')}>
        <TextLink to="/settings">{say('addSender')}</TextLink>
      </Notice>
    );
  const chosen = senders.find(({ id }) => id === form.values.senderId) ?? senders[0];
  return (
    <>
      <SelectField
        {...form.text('senderId')}
        value={chosen?.id ?? ''}
        label={say('from')}
        options={senders.map(({ id, name, address }) => ({ value: id, label: `${name} <${address}>` }))}
      />
      <TextField
        {...form.text('replyTo')}
        label={say('replyTo')}
        type="email"
        placeholder={chosen?.replyTo ?? chosen?.address ?? ''}
        help={say('replyToHelp')}
        optional
      />
    </>
  );
}
