import { styled } from '@mui/material/styles';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { Button } from '../bits/Button.js';
import { useShortcut } from '../bits/useShortcut.js';
import { Notice } from '../states/Notice.js';
import { componentTexts } from '../texts.js';
import type { FormState } from './useForm.js';
import { useUnsavedGuard } from './useUnsavedGuard.js';

export interface FormProps<Values extends object> {
  form: FormState<Values>;
  /** The verb on the filled button: "Save and continue". Absent: "Save". */
  saveLabel?: string;
  onCancel: () => void;
  /** Said in the bar, at its start: "Saved 3 sec. ago". */
  status?: ReactNode;
  children: ReactNode;
}

/**
 * One column of fields, 560 px wide, and a bar with Save and Cancel that stays in view. Ctrl+S saves; leaving with
 * unsaved work asks; after a refusal the focus goes to the first bad field.
 */
export function Form<Values extends object>({
  form,
  saveLabel,
  onCancel,
  status,
  children,
}: FormProps<Values>) {
  const say = useTexts(componentTexts);
  const element = useRef<HTMLFormElement>(null);
  const { failure, saving } = form;
  useUnsavedGuard(form.wouldLose);
  useShortcut('s', () => element.current?.requestSubmit());

  useEffect(() => {
    if (failure) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <Element ref={element} noValidate onSubmit={submit} aria-busy={saving || undefined}>
      {failure && <FailureNotice form={form} />}
      {children}
      <Bar>
        <Status>{status}</Status>
        <Button onClick={onCancel} kind="quiet">
          {say('cancel')}
        </Button>
        <Button type="submit" kind="filled" loading={saving}>
          {saveLabel ?? say('save')}
        </Button>
      </Bar>
    </Element>
  );
}

/** What was refused and is not written beside a field. */
function FailureNotice<Values extends object>({ form }: { form: FormState<Values> }) {
  const say = useTexts(componentTexts);
  const { message, fields = [] } = form.failure ?? {};
  const inFields = Object.keys(form.errors).length;
  const toFix = inFields > 0 ? say('fieldsToFix', { count: inFields }) : undefined;
  const title = message ?? (fields.length > 0 ? undefined : toFix) ?? say('notSaved');
  return (
    <Notice tone="bad" title={title}>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, message: what }) => (
            <li key={path}>{what}</li>
          ))}
          {toFix !== undefined && <li>{toFix}</li>}
        </ul>
      )}
      <p>{say('inputKept')}</p>
    </Notice>
  );
}

const Element = styled('form')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(3),
  width: '100%',
  maxWidth: theme.size.form,
}));

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  insetBlockEnd: 0,
  zIndex: 1,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  marginTop: theme.spacing(1),
  paddingBlock: theme.spacing(1.5),
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  // A little wider than the fields: what is chosen or has the focus has a line around it, which slides under the bar.
  boxShadow: `-4px 0 ${theme.vars.palette.background.default}, 4px 0 ${theme.vars.palette.background.default}`,
  [theme.breakpoints.down('sm')]: { insetBlockEnd: theme.size.bottomBar },
}));

const Status = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  flex: 1,
  color: theme.vars.palette.text.secondary,
}));
