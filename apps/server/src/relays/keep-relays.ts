import { LIMITS, type RelayId } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { InputReader, isGiven } from '../api-kit/parse-input.js';
import { conflict, notFound } from '../api-kit/refusal.js';
import { accessOf, sameEndpoint } from './endpoint.js';
import { ACCESS_FIELDS, readAccess, readUse } from './read-relay.js';
import type { CreateRelayInput, UpdateRelayInput } from './relay-input.js';
import { Relay } from './relay.js';
import { clearRelayTrouble, lockRelays, placeRelays } from './relays.sql.js';

/** Every relay, in order of preference; the built-in mailbox last. */
export function listAllRelays(ctx: Pick<Ctx, 'db'>): Promise<Relay[]> {
  return ctx.db.entities.find(Relay, { order: { kind: 'DESC', position: 'ASC', id: 'ASC' } });
}

/** Adds a relay, last in the order of preference. @throws Refusal BAD_USER_INPUT naming every bad field. */
export function createRelay(ctx: Ctx, input: CreateRelayInput): Promise<Relay> {
  return inTransaction(ctx, async tx => {
    const others = await lockedRelays(tx);
    const read = new InputReader();
    const name = readName(read, input.name, others);
    const access = readAccess(tx, read, input, null);
    const use = readUse(read, input);
    read.done();
    if (others.length >= LIMITS.relays) throw conflict(`There can be ${LIMITS.relays} relays.`);
    const made = await tx.db.entities.insert(Relay, {
      kind: 'SMTP',
      name,
      ...access,
      ...use,
    });
    const id = made.identifiers[0]?.id as RelayId;
    await tx.db.execute(placeRelays([...inOrder(others), id]));
    if (use.enabled) await switchMailboxOff(tx);
    await audit(tx, {
      action: 'relay.create',
      subject: { kind: 'Relay', id },
      detail: { name, host: access.host, port: access.port },
    });
    return tx.db.entities.findOneByOrFail(Relay, { id });
  });
}

/** @throws Refusal BAD_USER_INPUT naming every bad field; CONFLICT for what cannot be changed of the built-in mailbox. */
export function updateRelay(ctx: Ctx, input: UpdateRelayInput): Promise<Relay> {
  return inTransaction(ctx, async tx => {
    const all = await lockedRelays(tx);
    const relay = all.find(({ id }) => id === input.id);
    if (relay === undefined) throw notFound('relay');
    if (relay.kind === 'MAILBOX') await switchMailbox(tx, relay, input, all);
    else await changeRelay(tx, relay, input, all);
    return tx.db.entities.findOneByOrFail(Relay, { id: relay.id });
  });
}

/** Takes a relay away for good; what is on the wire to it still gets its answer. */
export function deleteRelay(ctx: Ctx, id: RelayId): Promise<void> {
  return inTransaction(ctx, async tx => {
    const all = await lockedRelays(tx);
    const relay = all.find(each => each.id === id);
    if (relay === undefined) throw notFound('relay');
    if (relay.kind === 'MAILBOX')
      throw conflict('The built-in mailbox cannot be deleted. Switch it off instead.');
    await tx.db.entities.delete(Relay, { id });
    await tx.db.execute(placeRelays(inOrder(all).filter(each => each !== id)));
    await audit(tx, {
      action: 'relay.delete',
      subject: { kind: 'Relay', id },
      detail: { name: relay.name, host: relay.host, port: relay.port },
    });
  });
}

async function changeRelay(tx: TxCtx, relay: Relay, input: UpdateRelayInput, all: Relay[]): Promise<void> {
  const read = new InputReader();
  const others = all.filter(({ id }) => id !== relay.id);
  const name = isGiven(input.name) ? readName(read, input.name, others) : relay.name;
  const access = ACCESS_FIELDS.some(field => input[field] !== undefined)
    ? readAccess(tx, read, input, relay)
    : accessOf(relay);
  const use = readUse(read, input, relay);
  if (isGiven(input.position) && input.position < 0) read.refuse('position', 'The first place is 0.');
  read.done();

  await tx.db.entities.update(Relay, { id: relay.id }, { name, ...access, ...use });
  if (isGiven(input.position)) {
    const order = inOrder(others);
    order.splice(input.position, 0, relay.id);
    await tx.db.execute(placeRelays(order));
  }
  // What it said before says nothing about it now.
  if (!sameEndpoint(relay, access) || (use.enabled && !relay.enabled))
    await tx.db.execute(clearRelayTrouble(relay.id));
  if (use.enabled && !relay.enabled) await switchMailboxOff(tx);
  const { id: _, ...given } = input;
  const changed = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : field));
  await audit(tx, {
    action: 'relay.update',
    subject: { kind: 'Relay', id: relay.id },
    detail: { changed, host: access.host, port: access.port, enabled: use.enabled },
  });
}

/**
 * Beside relays that pass mail on, the built-in mailbox would take over whenever those are in trouble, and mail that is
 * counted as sent would reach nobody. So it is on only while they are all off.
 */
async function switchMailbox(
  tx: TxCtx,
  mailbox: Relay,
  input: UpdateRelayInput,
  all: Relay[],
): Promise<void> {
  const { id: _, enabled, ...rest } = input;
  if (Object.values(rest).some(value => value !== undefined))
    throw conflict('Of the built-in mailbox nothing can be changed: it can be switched off and on.');
  if (!isGiven(enabled) || enabled === mailbox.enabled) return;
  if (enabled && all.some(relay => relay.kind === 'SMTP' && relay.enabled))
    throw conflict(
      'Mail in the built-in mailbox reaches nobody, so it is not used beside other relays. Switch those off first.',
    );
  await tx.db.entities.update(Relay, { id: mailbox.id }, { enabled });
  await audit(tx, {
    action: 'relay.update',
    subject: { kind: 'Relay', id: mailbox.id },
    detail: { changed: ['enabled'], enabled },
  });
}

async function switchMailboxOff(tx: TxCtx): Promise<void> {
  await tx.db.entities.update(Relay, { kind: 'MAILBOX' }, { enabled: false });
}

/** All relays, of which no other transaction changes any until this one ends. */
async function lockedRelays(tx: TxCtx): Promise<Relay[]> {
  await tx.db.execute(lockRelays());
  return listAllRelays(tx);
}

function readName(read: InputReader, given: string, others: readonly Relay[]): string {
  const name = read.name('name', given);
  if (others.some(other => other.name === name)) read.refuse('name', `There is a relay "${name}" already.`);
  return name;
}

/** The relays that have a place in the order of preference. */
const inOrder = (relays: readonly Relay[]): RelayId[] =>
  relays.filter(({ kind }) => kind === 'SMTP').map(({ id }) => id);
