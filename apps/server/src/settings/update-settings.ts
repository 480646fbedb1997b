import { LIMITS, UI_LANGUAGES, parseTimeZone } from '@chasqui/domain';

import { audit } from '../api-kit/audit.js';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { InputReader, isGiven } from '../api-kit/parse-input.js';
import { badField } from '../api-kit/refusal.js';
import type { Transaction } from '../db/database.js';
import { isForeignKeyViolation } from '../db/errors.js';
import { readRetries } from './retries.js';
import type { SenderInput, UpdateSettingsInput } from './settings-input.js';
import { Sender, Settings } from './settings.js';
import { deleteSendersExcept, takeNamesOffSenders } from './settings.sql.js';

/** The settings; there is always exactly one row. */
export function readSettings(ctx: Pick<Ctx, 'db'>): Promise<Settings> {
  return ctx.db.entities.findOneByOrFail(Settings, { id: 1 });
}

/** Senders, the default one first. */
export function listSenders(ctx: Pick<Ctx, 'db'>): Promise<Sender[]> {
  return ctx.db.entities.find(Sender, { order: { isDefault: 'DESC', name: 'ASC', id: 'ASC' } });
}

/** Changes what is given. @throws Refusal BAD_USER_INPUT naming every bad field, also when a sender in use would go. */
export async function updateSettings(ctx: Ctx, input: UpdateSettingsInput): Promise<Settings> {
  const read = new InputReader();
  const changes = { ...readChanges(read, input), ...readRetries(read, input, await readSettings(ctx)) };
  const senders =
    input.senders === undefined || input.senders === null ? null : readSenders(read, input.senders);
  read.done();
  return inTransaction(ctx, async tx => {
    if (Object.keys(changes).length > 0) await tx.db.entities.update(Settings, { id: 1 }, changes);
    if (senders !== null) await replaceSenders(tx.db, senders);
    const changed = [...Object.keys(changes), ...(senders === null ? [] : ['senders'])];
    await audit(tx, { action: 'settings.update', detail: { changed } });
    return readSettings(tx);
  });
}

function readChanges(read: InputReader, input: UpdateSettingsInput): Partial<Settings> {
  const changes: Partial<Settings> = {};
  if (isGiven(input.organisationName))
    changes.organisationName = read.line(
      'organisationName',
      input.organisationName.trim(),
      LIMITS.nameLength,
    );
  if (isGiven(input.postalAddress))
    changes.postalAddress = read.text(
      'postalAddress',
      input.postalAddress.trim(),
      LIMITS.postalAddressLength,
    );
  if (isGiven(input.footerText))
    changes.footerText = read.text('footerText', input.footerText.trim(), LIMITS.footerTextLength);
  if (isGiven(input.language)) {
    if (!UI_LANGUAGES.some(language => language === input.language))
      read.refuse('language', `Choose ${UI_LANGUAGES.join(' or ')}.`);
    changes.language = input.language;
  }
  if (isGiven(input.timeZone)) {
    const zone = parseTimeZone(input.timeZone);
    if (zone.ok) changes.timeZone = zone.value;
    else read.refuse('timeZone', zone.message);
  }
  if (isGiven(input.trackOpens)) changes.trackOpens = input.trackOpens;
  if (isGiven(input.trackClicks)) changes.trackClicks = input.trackClicks;
  if (isGiven(input.hold)) changes.hold = input.hold;
  if ((input.holdAddresses?.length ?? 0) > LIMITS.holdAddresses)
    read.refuse('holdAddresses', `At most ${LIMITS.holdAddresses} addresses.`);
  else if (isGiven(input.holdAddresses))
    changes.holdAddresses = input.holdAddresses.map(
      (text, i) => read.email(`holdAddresses[${i}]`, text)?.key ?? '',
    );
  return changes;
}

function readSenders(read: InputReader, inputs: SenderInput[]): Partial<Sender>[] {
  if (inputs.length > LIMITS.senders) {
    read.refuse('senders', `At most ${LIMITS.senders} senders.`);
    return [];
  }
  if (inputs.filter(input => input.isDefault === true).length > 1)
    read.refuse('senders', 'Only one sender can be the default.');
  const senders = inputs.map((input, i) => ({
    ...(isGiven(input.id) ? { id: input.id } : {}),
    name: read.name(`senders[${i}].name`, input.name),
    address: read.email(`senders[${i}].address`, input.address)?.display ?? '',
    replyTo:
      isGiven(input.replyTo) && input.replyTo !== ''
        ? (read.email(`senders[${i}].replyTo`, input.replyTo)?.display ?? null)
        : null,
    isDefault: input.isDefault === true,
  }));
  refuseRepeated(read, senders);
  return senders;
}

function refuseRepeated(read: InputReader, senders: readonly Partial<Sender>[]): void {
  senders.forEach(({ id, name, address }, i) => {
    const earlier = senders.slice(0, i);
    if (id !== undefined && earlier.some(sender => sender.id === id))
      read.refuse(`senders[${i}].id`, 'This sender stands in the list twice.');
    if (earlier.some(sender => sender.name === name && sender.address === address))
      read.refuse(`senders[${i}]`, `There is a sender ${name} <${address}> already.`);
  });
}

async function replaceSenders(db: Transaction, senders: Partial<Sender>[]): Promise<void> {
  const { entities } = db;
  const known = new Set((await entities.find(Sender)).map(sender => sender.id));
  const gone = senders.findIndex(({ id }) => id !== undefined && !known.has(id));
  if (gone !== -1)
    throw badField(`senders[${gone}].id`, 'This sender no longer exists. Reload the settings.');
  await deleteUnused(
    db,
    senders.flatMap(({ id }) => id ?? []),
  );
  await db.execute(takeNamesOffSenders());
  for (const { id, ...sender } of senders) {
    if (id === undefined) await entities.insert(Sender, sender);
    else await entities.update(Sender, { id }, sender);
  }
}

async function deleteUnused(db: Transaction, kept: string[]): Promise<void> {
  try {
    await db.execute(deleteSendersExcept(kept));
  } catch (error) {
    if (isForeignKeyViolation(error))
      throw badField(
        'senders',
        'A sender that a campaign uses cannot be removed; change the campaign first.',
      );
    throw error;
  }
}
