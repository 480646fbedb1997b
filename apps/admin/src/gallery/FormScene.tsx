import MailOutlined from '@mui/icons-material/MailOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useEffect, useEffectEvent } from 'react';
import { CheckboxField } from '../components/form/CheckboxField.js';
import { ChoiceField } from '../components/form/ChoiceField.js';
import { FormPage } from '../components/form/FormPage.js';
import { SelectField } from '../components/form/SelectField.js';
import { SwitchField } from '../components/form/SwitchField.js';
import { TextField } from '../components/form/TextField.js';
import { useForm, type FormState } from '../components/form/useForm.js';
import { DateTimePicker } from '../components/time/DateTimePicker.js';
import { GalleryFrame } from './GalleryFrame.js';

const initial = {
  name: 'Spring sale 2026',
  channel: 'EMAIL',
  subject: '',
  preheader: '',
  sender: 'shop',
  targeting: true,
  skip: false,
  at: '2026-12-01T08:00:00.000Z' as string | null,
};
type Values = typeof initial;

const senders = [
  { value: 'shop', label: 'Chasqui Shop <hello@example.org>' },
  { value: 'news', label: 'Chasqui News <news@example.org>' },
];

function Fields({ form }: { form: FormState<Values> }) {
  return (
    <>
      <TextField {...form.text('name')} label="Name" help="Only you and your team see it." />
      <ChoiceField
        label="Type"
        help="It cannot be changed later."
        value={form.values.channel}
        onChange={channel => form.set('channel', channel)}
        choices={[
          {
            value: 'EMAIL',
            label: 'Mail',
            help: 'To the address of each user.',
            icon: <MailOutlined aria-hidden />,
          },
          {
            value: 'NOTIFICATION',
            label: 'Notification',
            help: 'Into the inbox on your site.',
            icon: <NotificationsOutlined aria-hidden />,
          },
        ]}
      />
      <TextField {...form.text('subject')} label="Subject" maxLength={400} placeholder="What is it about?" />
      <TextField
        {...form.text('preheader')}
        label="Preheader"
        optional
        multiline
        help="The line that inboxes show after the subject."
      />
      <SelectField {...form.text('sender')} label="From" options={senders} />
      <SwitchField {...form.flag('targeting')} label="Enable targeting" help="Off, it goes to all users." />
      <DateTimePicker
        label="When"
        value={form.values.at}
        onChange={at => form.set('at', at)}
        timeZone="Europe/Madrid"
      />
      <CheckboxField
        {...form.flag('skip')}
        label="Skip people who already received this campaign"
        help="Otherwise they get it again."
      />
    </>
  );
}

const header = { title: 'New campaign', back: { to: '/campaigns', label: 'Campaigns' } };

export function FormScene() {
  const form = useForm({ initial, save: async () => undefined });
  return (
    <GalleryFrame>
      <FormPage form={form} saveLabel="Save and continue" {...header}>
        <Fields form={form} />
      </FormPage>
    </GalleryFrame>
  );
}

export function RefusedFormScene() {
  const form = useForm({
    initial,
    save: async () => ({
      fields: [
        { path: 'subject', message: 'Write a subject, so that people know what the mail is about.' },
        {
          path: 'replyTo',
          message: 'The default of the settings, “shop@”, is no e-mail address. Change it there.',
        },
      ],
    }),
  });
  const submit = useEffectEvent(() => void form.submit());
  useEffect(() => submit(), []);
  return (
    <GalleryFrame>
      <FormPage form={form} {...header}>
        <Fields form={form} />
      </FormPage>
    </GalleryFrame>
  );
}
