import { LIMITS } from '@chasqui/domain';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { QUIETLY } from '../../api/quietly.js';
import type { Pick } from '../../components/form/PickField.js';
import { TextField } from '../../components/form/TextField.js';
import { graphql } from '../../gql/index.js';
import type { TemplateToEditQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import {
  EditorFrame,
  EditorWaiting,
  MessagePreview,
  refusalOf,
  SourcePane,
  useAutosave,
  usePreview,
  useSaveFailure,
  useSourceCode,
  VariableMenu,
} from '../editor/index.js';
import { useCan } from '../session/index.js';
import { MissingTemplate } from './MissingTemplate.js';
import { templateTexts } from './texts.js';

const TEMPLATE = graphql(`
  query TemplateToEdit($id: ID!) {
    template(id: $id) {
      id
      name
      mjml
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdateTemplate($input: UpdateTemplateInput!) {
    updateTemplate(input: $input) {
      id
      name
      mjml
      updatedAt
    }
  }
`);

export default function TemplateEditorPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(TEMPLATE, { variables: { id }, fetchPolicy: 'network-only' });
  if (error || data?.template === null)
    return <MissingTemplate error={error} onRetry={() => void refetch()} />;
  if (!data?.template) return <EditorWaiting />;
  return <TemplateEditor key={id} template={data.template} />;
}

type Template = NonNullable<TemplateToEditQuery['template']>;

/** They say themselves what is wrong with them. */
const FIELDS = ['name'];

function TemplateEditor({ template }: { template: Template }) {
  const say = useTexts(templateTexts);
  const readOnly = !useCan('templates:write');
  const code = useSourceCode();
  const [as, setAs] = useState<readonly Pick[]>([]);
  const saving = useTemplateDraft(template);
  const { draft, change, state } = saving;
  const preview = usePreview({ mjml: draft.mjml, userId: as[0]?.id ?? null });
  return (
    <EditorFrame
      title={draft.name}
      back={{ to: '/templates', label: say('templates') }}
      saving={saving}
      readOnly={readOnly}
      issues={preview.issues}
      code={code}
      tools={<VariableMenu withLinks onPick={code.insert} />}
      write={
        <SourcePane
          label={say('sourceOf', { name: draft.name })}
          value={draft.mjml}
          onChange={mjml => change({ mjml })}
          issues={preview.issues}
          fields={FIELDS}
          saving={saving}
          readOnly={readOnly}
          code={code}
        >
          {!readOnly && (
            <TextField
              label={say('name')}
              value={draft.name}
              error={refusalOf(state, 'name')}
              maxLength={LIMITS.nameLength}
              onChange={name => change({ name })}
            />
          )}
        </SourcePane>
      }
      preview={
        <MessagePreview
          channel="EMAIL"
          name={draft.name}
          preview={preview}
          withSubject={false}
          as={as}
          onAs={setAs}
        />
      }
    />
  );
}

function useTemplateDraft(template: Template) {
  const failureOf = useSaveFailure({ othersSave: false });
  const [update] = useMutation(UPDATE, { context: QUIETLY });
  return useAutosave({
    initial: { name: template.name, mjml: template.mjml },
    save: async draft => {
      try {
        await update({ variables: { input: { id: template.id, ...draft } } });
      } catch (error) {
        return failureOf(error);
      }
      return undefined;
    },
  });
}
