import { useMutation } from '@apollo/client/react';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { useRefusalWords } from '../../../api/useRefusalWords.js';
import { useConfirm } from '../../../components/dialogs/ConfirmProvider.js';
import type { MenuEntry } from '../../../components/menu/entries.js';
import { useToasts } from '../../../components/toasts/ToastProvider.js';
import { graphql } from '../../../gql/index.js';
import { useTexts } from '../../../i18n/index.js';
import { settingsTexts } from '../texts.js';
import type { Relay } from './relays.js';
import { useSaveRelay } from './useSaveRelay.js';

const DELETE_RELAY = graphql(`
  mutation SettingsDeleteRelay($id: ID!) {
    deleteRelay(id: $id)
  }
`);

/** What can be done with a relay of the list, all of which is given in order of preference. */
export function useRelayMenu(relays: readonly Relay[]): (relay: Relay) => readonly MenuEntry[] {
  const say = useTexts(settingsTexts);
  const toasts = useToasts();
  const confirm = useConfirm();
  const refusalWords = useRefusalWords();
  const { update } = useSaveRelay();
  const [deleteRelay] = useMutation(DELETE_RELAY, { refetchQueries: 'active', awaitRefetchQueries: true });
  const movable = relays.filter(({ kind }) => kind === 'SMTP');

  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      toasts.show({ tone: 'good', text: done });
    } catch (error) {
      toasts.show({ tone: 'bad', text: refusalWords(error).message });
    }
  };
  const move = ({ id, name }: Relay, position: number) =>
    attempt(() => update({ id, position }), say('relayMoved', { name, place: position + 1 }));
  const switchTo = async ({ id, kind, name }: Relay, enabled: boolean) => {
    const lastOne = !enabled && !relays.some(each => each.id !== id && each.enabled);
    const agreed =
      !lastOne ||
      (await confirm({
        title: say('switchOffTitle', { name: kind === 'MAILBOX' ? say('mailboxRelay') : name }),
        explanation: say('lastRelay'),
        confirm: say('switchOff'),
        keep: say('leaveOn'),
      }));
    if (agreed)
      await attempt(
        () => update({ id, enabled }),
        say(enabled ? 'relaySwitchedOn' : 'relaySwitchedOff', { name }),
      );
  };
  const remove = async ({ id, name, enabled }: Relay) => {
    const lastOne = enabled && !relays.some(each => each.id !== id && each.enabled);
    const agreed = await confirm({
      title: say('deleteRelayTitle', { name }),
      explanation: say(lastOne ? 'deleteLastRelay' : 'deleteRelayExplanation'),
      confirm: say('deleteRelay'),
      keep: say('keepIt'),
      tone: 'bad',
    });
    if (agreed) await attempt(() => deleteRelay({ variables: { id } }), say('relayDeleted', { name }));
  };
  const toggle = (relay: Relay): MenuEntry =>
    relay.enabled
      ? {
          label: say('switchOff'),
          icon: <BlockOutlined aria-hidden />,
          onSelect: () => void switchTo(relay, false),
        }
      : {
          label: say('switchOn'),
          icon: <CheckOutlined aria-hidden />,
          onSelect: () => void switchTo(relay, true),
        };
  return relay => {
    if (relay.kind === 'MAILBOX') return [toggle(relay)];
    const place = movable.indexOf(relay);
    return [
      {
        kind: 'link',
        label: say('edit'),
        icon: <EditOutlined aria-hidden />,
        to: `/settings/relays/${relay.id}`,
      },
      {
        label: say('moveUp'),
        icon: <ArrowUpwardOutlined aria-hidden />,
        disabled: place === 0,
        onSelect: () => void move(relay, place - 1),
      },
      {
        label: say('moveDown'),
        icon: <ArrowDownwardOutlined aria-hidden />,
        disabled: place === movable.length - 1,
        onSelect: () => void move(relay, place + 1),
      },
      toggle(relay),
      { kind: 'line' },
      {
        label: say('deleteRelay'),
        icon: <DeleteOutlineOutlined aria-hidden />,
        tone: 'bad',
        onSelect: () => void remove(relay),
      },
    ];
  };
}
