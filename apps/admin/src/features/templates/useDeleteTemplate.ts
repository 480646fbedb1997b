import { useMutation } from '@apollo/client/react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { templateTexts } from './texts.js';

const DELETE = graphql(`
  mutation DeleteTemplates($ids: [ID!]!) {
    deleteTemplates(ids: $ids)
  }
`);

/** Asks, and deletes a template. @returns whether it is gone. */
export function useDeleteTemplate(): (template: { id: string; name: string }) => Promise<boolean> {
  const say = useTexts(templateTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [remove] = useMutation(DELETE, { refetchQueries: ['Templates'] });
  return async ({ id, name }) => {
    const sure = await confirm({
      title: say('deleteTitle', { name }),
      explanation: say('deleteExplanation'),
      confirm: say('deleteTemplate'),
      keep: say('keepIt'),
      tone: 'bad',
    });
    if (!sure) return false;
    try {
      await remove({ variables: { ids: [id] } });
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
      return false;
    }
    toasts.show({ text: say('deleted', { name }) });
    return true;
  };
}
