import { useMutation, useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import type { CodeEditorHandle } from '../../components/code/source.js';
import type { Pick } from '../../components/form/PickField.js';
import { TextField } from '../../components/form/TextField.js';
import { graphql } from '../../gql/index.js';
import type { TemplateToEditQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import {
  EditorFrame,
  MessagePreview,
  problemsIn,
  SourcePane,
  useAutosave,
  usePreview,
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
    return <MissingTemplate failed={error !== undefined} onRetry={() => void refetch()} />;
  if (!data?.template) return null;
  return <TemplateEditor key={id} template={data.template} />;
}

type Template = NonNullable<TemplateToEditQuery['template']>;

function TemplateEditor({ template }: { template: Template }) {
  const say = useTexts(templateTexts);
  const readOnly = !useCan('templates:write');
  const code = useRef<CodeEditorHandle>(null);
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
      undo={() => code.current?.undo()}
      redo={() => code.current?.redo()}
      tools={<VariableMenu withLinks onPick={text => code.current?.insert(text)} />}
      write={
        <SourcePane
          label={say('sourceOf', { name: draft.name })}
          value={draft.mjml}
          onChange={mjml => change({ mjml })}
          problems={problemsIn(preview.issues)}
          state={state}
          readOnly={readOnly}
          code={code}
          goToLine={line => code.current?.goToLine(line)}
        >
          {!readOnly && (
            <TextField
              label={say('name')}
              value={draft.name}
              maxLength={200}
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
  const refusalWords = useRefusalWords();
  const [update] = useMutation(UPDATE);
  return useAutosave({
    initial: { name: template.name, mjml: template.mjml },
    save: async draft => {
      try {
        await update({ variables: { input: { id: template.id, ...draft } } });
      } catch (error) {
        const words = refusalWords(error);
        return { ...words, message: words.fields[0]?.message ?? words.message };
      }
      return undefined;
    },
  });
}
