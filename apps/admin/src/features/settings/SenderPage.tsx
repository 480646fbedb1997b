import { LIMITS, parseEmailAddress } from '@chasqui/domain';
import { Navigate, useNavigate } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { FormPage } from '../../components/form/FormPage.js';
import { SwitchField } from '../../components/form/SwitchField.js';
import { TextField } from '../../components/form/TextField.js';
import { useForm, type Refusal } from '../../components/form/useForm.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { pathOf } from './sections.js';
import { withSender, type Sender, type WrittenSender } from './senders.js';
import { settingsTexts } from './texts.js';
import { useChangeSenders } from './useSenders.js';

export interface SenderPageProps {
  /** `new` for one that is not there yet. */
  id: string;
  senders: readonly Sender[];
}

/** One sender as a form: a new one, or one that is there. */
export function SenderPage({ id, senders }: SenderPageProps) {
  const say = useTexts(settingsTexts);
  const allowed = useCan('settings:write');
  const sender = senders.find(each => each.id === id);
  const list = pathOf('senders');

  if (!allowed) return <Navigate to={list} replace />;
  if (sender) return <SenderForm initial={toWritten(sender)} title={sender.name} />;
  if (id === 'new') return <SenderForm initial={NEW_SENDER} title={say('newSender')} />;
  return (
    <Page>
      <PageHeader title={say('senders')} back={{ to: list, label: say('settings') }} />
      <EmptyState drawing="nothingFound" action={<ButtonLink to={list}>{say('allSenders')}</ButtonLink>}>
        {say('senderGone')}
      </EmptyState>
    </Page>
  );
}

const NEW_SENDER: WrittenSender = { id: null, name: '', address: '', replyTo: '', isDefault: false };

function toWritten({ id, name, address, replyTo, isDefault }: Sender): WrittenSender {
  return { id, name, address, replyTo: replyTo ?? '', isDefault };
}

function SenderForm({ initial, title }: { initial: WrittenSender; title: string }) {
  const say = useTexts(settingsTexts);
  const navigate = useNavigate();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const changeSenders = useChangeSenders();
  const list = pathOf('senders');
  const form = useForm({
    initial,
    check: ({ name, address, replyTo }) => ({
      ...(name.trim() === '' && { name: say('senderNameMissing') }),
      ...(!parseEmailAddress(address).ok && {
        address: say(address.trim() === '' ? 'addressMissing' : 'addressWrong'),
      }),
      ...(replyTo.trim() !== '' && !parseEmailAddress(replyTo).ok && { replyTo: say('addressWrong') }),
    }),
    save: async written => {
      try {
        await changeSenders(senders => withSender(senders, written));
      } catch (error) {
        return ofOneSender(refusalWords(error));
      }
      toasts.show({ tone: 'good', text: say('senderSaved') });
      await navigate(list);
      return undefined;
    },
  });
  return (
    <FormPage form={form} title={title} back={{ to: list, label: say('senders') }}>
      <TextField
        {...form.text('name')}
        label={say('senderName')}
        help={say('senderNameHelp')}
        maxLength={LIMITS.nameLength}
      />
      <TextField
        {...form.text('address')}
        type="email"
        label={say('senderAddress')}
        help={say('senderAddressHelp')}
      />
      <TextField
        {...form.text('replyTo')}
        type="email"
        label={say('replyTo')}
        help={say('replyToHelp')}
        optional
      />
      {/* A default ends when another one begins. */}
      {!initial.isDefault && <SwitchField {...form.flag('isDefault')} label={say('isDefault')} />}
    </FormPage>
  );
}

/** The API names the place among all senders ("senders[2].address"); here there is one, and the last part says which field. */
function ofOneSender({ fields = [], ...rest }: Refusal): Refusal {
  return {
    ...rest,
    fields: fields.map(({ path, message }) => ({ path: path.replace(/^senders\[\d+\]\./, ''), message })),
  };
}
