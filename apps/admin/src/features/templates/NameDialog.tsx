import { LIMITS } from '@chasqui/domain';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { focusAtStart } from '../../components/bits/focus-at-start.js';
import { Dialog } from '../../components/dialogs/Dialog.js';
import { TextField } from '../../components/form/TextField.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { templateTexts } from './texts.js';

const CREATE = graphql(`
  mutation CreateTemplate($input: CreateTemplateInput!) {
    createTemplate(input: $input) {
      id
    }
  }
`);
const COPY = graphql(`
  mutation CopyTemplate($input: CopyTemplateInput!) {
    copyTemplate(input: $input) {
      id
    }
  }
`);

export interface NameDialogProps {
  /** The template to copy; absent: a new, empty one. */
  copyOf?: { id: string; name: string };
  onClose: () => void;
}

/** Asks for the name of a new template, makes it, and goes to its editor. */
export default function NameDialog({ copyOf, onClose }: NameDialogProps) {
  const say = useTexts(templateTexts);
  const navigate = useNavigate();
  const refusalWords = useRefusalWords();
  const [create] = useMutation(CREATE, { refetchQueries: ['Templates'] });
  const [copy] = useMutation(COPY, { refetchQueries: ['Templates'] });
  const [name, setName] = useState(copyOf === undefined ? '' : say('copyName', { name: copyOf.name }));
  const [problem, setProblem] = useState<string>();
  const [working, setWorking] = useState(false);

  const make = async (): Promise<string | undefined> => {
    if (copyOf === undefined)
      return (await create({ variables: { input: { name } } })).data?.createTemplate.id;
    return (await copy({ variables: { input: { id: copyOf.id, name } } })).data?.copyTemplate.id;
  };
  const submit = async () => {
    if (name.trim() === '') return setProblem(say('nameMissing'));
    setWorking(true);
    try {
      const id = await make();
      onClose();
      await navigate(`/templates/${id}`);
    } catch (error) {
      const { message, fields } = refusalWords(error);
      setProblem(fields[0]?.message ?? message);
      setWorking(false);
    }
    return undefined;
  };
  return (
    <Dialog
      title={copyOf === undefined ? say('newTitle') : say('copyTitle', { name: copyOf.name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="filled" loading={working}>
            {say(copyOf === undefined ? 'create' : 'copy')}
          </Button>
        </>
      }
    >
      <TextField
        ref={focusAtStart}
        label={say('name')}
        help={copyOf === undefined ? say('newHelp') : undefined}
        value={name}
        error={problem}
        maxLength={LIMITS.nameLength}
        onChange={value => {
          setName(value);
          setProblem(undefined);
        }}
      />
    </Dialog>
  );
}
