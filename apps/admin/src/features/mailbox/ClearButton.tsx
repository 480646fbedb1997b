import { useMutation } from '@apollo/client/react';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import { useNavigate } from 'react-router';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { Button } from '../../components/bits/Button.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { mailboxTexts } from './texts.js';

const CLEAR = graphql(`
  mutation MailboxClear {
    clearMailbox
  }
`);

/** Empties the mailbox, after asking. */
export function ClearButton({ onCleared }: { onCleared: () => void }) {
  const say = useTexts(mailboxTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const navigate = useNavigate();
  const refusalWords = useRefusalWords();
  const [clear, { loading }] = useMutation(CLEAR);

  const ask = async () => {
    const agreed = await confirm({
      title: say('clearTitle'),
      explanation: say('clearExplanation'),
      confirm: say('clear'),
      keep: say('clearKeep'),
      tone: 'bad',
    });
    if (!agreed) return;
    try {
      const { data } = await clear();
      toasts.show({ text: say('cleared', { count: data?.clearMailbox ?? 0 }) });
      await navigate('/mailbox');
      onCleared();
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
  };
  return (
    <Button icon={<DeleteOutlineOutlined aria-hidden />} loading={loading} onClick={() => void ask()}>
      {say('clear')}
    </Button>
  );
}
