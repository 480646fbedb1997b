import type { SenderInput } from '../../gql/graphql.js';
import type { ShownSettings } from './useSettings.js';

export type Sender = ShownSettings['senders'][number];

/** What a member writes of a sender; without an id it is a new one. */
export interface WrittenSender {
  id: string | null;
  name: string;
  address: string;
  replyTo: string;
  isDefault: boolean;
}

/** The API takes all senders as they shall be, so every change begins with those that are there. */
const toInput = ({ id, name, address, replyTo, isDefault }: Sender): SenderInput => ({
  id,
  name,
  address,
  replyTo: replyTo ?? null,
  isDefault,
});

/** All senders with one of them written anew, or one more. There is one default at most, and the first one is it. */
export function withSender(senders: readonly Sender[], written: WrittenSender): SenderInput[] {
  const isDefault = written.isDefault || senders.length === 0;
  const others = senders
    .filter(({ id }) => id !== written.id)
    .map(toInput)
    .map(sender => (isDefault ? { ...sender, isDefault: false } : sender));
  return [
    ...others,
    {
      id: written.id,
      name: written.name.trim(),
      address: written.address.trim(),
      replyTo: written.replyTo.trim() === '' ? null : written.replyTo.trim(),
      isDefault,
    },
  ];
}

/** All senders with another default. */
export function withDefault(senders: readonly Sender[], id: string): SenderInput[] {
  return senders.map(sender => ({ ...toInput(sender), isDefault: sender.id === id }));
}

/** All senders but one. When the default goes, the next one is it. */
export function withoutSender(senders: readonly Sender[], id: string): SenderInput[] {
  const left = senders.filter(sender => sender.id !== id);
  const next = left.find(({ isDefault }) => isDefault) ?? left[0];
  return next ? withDefault(left, next.id) : [];
}
