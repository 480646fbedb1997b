import CheckOutlined from '@mui/icons-material/CheckOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { readRefusal, useRefusalWords } from '../../api/useRefusalWords.js';
import { useConfirm } from '../../components/dialogs/ConfirmProvider.js';
import type { MenuEntry } from '../../components/menu/entries.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { useTexts } from '../../i18n/index.js';
import { withDefault, withoutSender, type Sender } from './senders.js';
import { settingsTexts } from './texts.js';
import { useChangeSenders } from './useSenders.js';

/** What can be done with a sender of the list. */
export function useSenderMenu(): (sender: Sender) => readonly MenuEntry[] {
  const say = useTexts(settingsTexts);
  const toasts = useToasts();
  const confirm = useConfirm();
  const refusalWords = useRefusalWords();
  const changeSenders = useChangeSenders();

  const makeDefault = async ({ id, name }: Sender) => {
    try {
      await changeSenders(senders => withDefault(senders, id));
      toasts.show({ tone: 'good', text: say('defaultSender', { name }) });
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
  };
  const remove = async ({ id, name }: Sender) => {
    const agreed = await confirm({
      title: say('removeTitle', { name }),
      explanation: say('removeExplanation'),
      confirm: say('removeSender'),
      keep: say('keepIt'),
      tone: 'bad',
    });
    if (!agreed) return;
    try {
      await changeSenders(senders => withoutSender(senders, id));
      toasts.show({ text: say('senderRemoved') });
    } catch (error) {
      // The one thing that can be wrong with a removal: a campaign uses the sender.
      const inUse = readRefusal(error)?.code === 'BAD_USER_INPUT';
      toasts.show({ tone: 'bad', text: inUse ? say('senderInUse') : refusalWords(error).message });
    }
  };
  return sender => [
    {
      kind: 'link',
      label: say('edit'),
      icon: <EditOutlined aria-hidden />,
      to: `/settings/senders/${sender.id}`,
    },
    ...(sender.isDefault
      ? []
      : [
          {
            label: say('makeDefault'),
            icon: <CheckOutlined aria-hidden />,
            onSelect: () => void makeDefault(sender),
          },
        ]),
    { kind: 'line' },
    {
      label: say('remove'),
      icon: <DeleteOutlineOutlined aria-hidden />,
      tone: 'bad',
      onSelect: () => void remove(sender),
    },
  ];
}
