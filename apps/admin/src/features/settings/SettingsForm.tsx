import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Form } from '../../components/form/Form.js';
import type { FormState } from '../../components/form/useForm.js';
import { Section } from '../../components/page/Section.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { settingsTexts } from './texts.js';

export interface SettingsFormProps<Values extends object> {
  title: string;
  about: string;
  form: FormState<Values>;
  children: ReactNode;
}

/** One section as a form of its own; to read only, for who may not change it. */
export function SettingsForm<Values extends object>({
  title,
  about,
  form,
  children,
}: SettingsFormProps<Values>) {
  const say = useTexts(settingsTexts);
  const allowed = useCan('settings:write');
  return (
    <Column>
      <Section title={title} about={about} framed={false}>
        {allowed ? (
          <Form form={form} onCancel={form.reset}>
            {children}
          </Form>
        ) : (
          <Fields disabled>
            <Notice tone="info">{say('readOnly')}</Notice>
            {children}
          </Fields>
        )}
      </Section>
    </Column>
  );
}

/** No wider than its fields, which stand a little apart from what is said of them. */
const Column = styled('div')(({ theme }) => ({
  maxWidth: theme.size.form,
  '& > section > :last-child': { paddingTop: theme.spacing(1.5) },
}));

const Fields = styled('fieldset')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(3),
  width: '100%',
  minWidth: 0,
  margin: 0,
  padding: 0,
  border: 0,
}));
