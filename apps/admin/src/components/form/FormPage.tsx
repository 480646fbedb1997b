import { useNavigate } from 'react-router';
import { Page } from '../page/Page.js';
import { PageHeader, type PageHeaderProps } from '../page/PageHeader.js';
import { Form, type FormProps } from './Form.js';

export interface FormPageProps<Values extends object>
  extends Omit<PageHeaderProps, 'action' | 'back'>, Omit<FormProps<Values>, 'onCancel' | 'status'> {
  /** Where Cancel and the way back lead. */
  back: { to: string; label: string };
  saved?: FormProps<Values>['status'];
}

/** A screen that is one form: its header, its fields, its bar. */
export function FormPage<Values extends object>(props: FormPageProps<Values>) {
  const { form, saveLabel, saved, back, children, ...header } = props;
  const navigate = useNavigate();
  return (
    <Page>
      <PageHeader {...header} back={back} />
      <Form form={form} saveLabel={saveLabel} status={saved} onCancel={() => void navigate(back.to)}>
        {children}
      </Form>
    </Page>
  );
}
