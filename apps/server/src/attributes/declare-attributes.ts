import { ATTRIBUTE_KEY, type AttributeId, type AttributeType } from '@chasqui/domain';
import { audit } from '../api-kit/audit.js';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { InputReader, isGiven } from '../api-kit/parse-input.js';
import { badField, conflict, notFound } from '../api-kit/refusal.js';
import { violatesUnique } from '../db/errors.js';
import { Attribute, type CreateAttributeInput, type UpdateAttributeInput } from './attribute.js';
import {
  choicesInUse,
  removeFromUsers,
  targetsThatName,
  waitingShipmentsThatName,
} from './attributes.sql.js';
import { messagesThatShow } from './messages-that-show.js';

const MAX_CHOICES = 200;

/** Every declared attribute, by label. */
export function listAttributes(ctx: Pick<Ctx, 'db'>): Promise<Attribute[]> {
  return ctx.db.entities.find(Attribute, { order: { label: 'ASC', id: 'ASC' } });
}

/** @throws Refusal BAD_USER_INPUT, also when the key is taken. */
export async function createAttribute(ctx: Ctx, input: CreateAttributeInput): Promise<Attribute> {
  const read = new InputReader();
  if (!ATTRIBUTE_KEY.test(input.key))
    read.refuse('key', 'Use lower-case letters, digits and _, beginning with a letter: favourite_roast.');
  const label = read.name('label', input.label ?? input.key);
  const choices = readChoices(read, input.type, input.choices ?? []);
  read.done();
  try {
    return await inTransaction(ctx, async tx => {
      const attribute = await tx.db.entities.save(
        tx.db.entities.create(Attribute, { key: input.key, label, type: input.type, choices }),
      );
      await audit(tx, {
        action: 'attribute.create',
        subject: { kind: 'Attribute', id: attribute.id },
        detail: { key: input.key },
      });
      return attribute;
    });
  } catch (error) {
    if (violatesUnique(error, 'attributes_key_key'))
      throw badField('key', `There is an attribute "${input.key}" already.`);
    throw error;
  }
}

/** @throws Refusal CONFLICT when a value that users have would go. */
export function updateAttribute(ctx: Ctx, input: UpdateAttributeInput): Promise<Attribute> {
  return inTransaction(ctx, async tx => {
    const lock = { mode: 'pessimistic_write' } as const;
    const attribute = await tx.db.entities.findOne(Attribute, { where: { id: input.id }, lock });
    if (attribute === null) throw notFound('attribute');
    const read = new InputReader();
    if (isGiven(input.label)) attribute.label = read.name('label', input.label);
    const choices = isGiven(input.choices)
      ? readChoices(read, attribute.type, input.choices)
      : attribute.choices;
    read.done();
    const gone = attribute.choices.filter(choice => !choices.includes(choice));
    if (gone.length > 0) {
      const used = await tx.db.rows<{ choice: string }>(choicesInUse(attribute.key, gone));
      if (used.length > 0)
        throw conflict(
          `Users have these values: ${used.map(row => row.choice).join(', ')}. Change those users first.`,
        );
    }
    attribute.choices = choices;
    await tx.db.entities.save(attribute);
    await audit(tx, { action: 'attribute.update', subject: { kind: 'Attribute', id: attribute.id } });
    return attribute;
  });
}

/**
 * Deletes a declaration and the values that users have of it.
 *
 * @throws Refusal CONFLICT naming the targets, campaigns and templates that use it, or the campaigns with a shipment that
 *   is still to be prepared with it.
 */
export function deleteAttribute(ctx: Ctx, id: AttributeId): Promise<void> {
  return inTransaction(ctx, async tx => {
    const attribute = await tx.db.entities.findOneBy(Attribute, { id });
    if (attribute === null) throw notFound('attribute');
    const targets = await tx.db.rows<{ name: string }>(targetsThatName(attribute.key));
    if (targets.length > 0)
      throw conflict(
        `These targets use the attribute: ${list(targets.map(target => target.name))}. Change them first.`,
      );
    const showing = await messagesThatShow(tx, attribute);
    const using = [
      ...(showing.CAMPAIGN.length > 0
        ? [`These campaigns use the attribute: ${list(showing.CAMPAIGN)}.`]
        : []),
      ...(showing.TEMPLATE.length > 0
        ? [`These templates use the attribute: ${list(showing.TEMPLATE)}.`]
        : []),
    ];
    if (using.length > 0) throw conflict(`${using.join(' ')} Change them first.`);
    const ruled = await tx.db.rows<{ name: string }>(waitingShipmentsThatName(attribute.key));
    const waiting = new Set([...ruled.map(({ name }) => name), ...showing.WAITING_SHIPMENT]);
    if (waiting.size > 0)
      throw conflict(
        `Shipments of these campaigns go by the attribute: ${list([...waiting])}. Wait for them, or cancel them first.`,
      );
    await tx.db.execute(removeFromUsers(attribute.key));
    await tx.db.entities.delete(Attribute, { id });
    await audit(tx, {
      action: 'attribute.delete',
      subject: { kind: 'Attribute', id },
      detail: { key: attribute.key },
    });
  });
}

/** Names as a message lists them, not all of very many. */
function list(names: readonly string[]): string {
  return names.length > 20 ? `${names.slice(0, 20).join(', ')}, ...` : names.join(', ');
}

function readChoices(read: InputReader, type: AttributeType, choices: string[]): string[] {
  if (type === 'CHOICE' && choices.length === 0) read.refuse('choices', 'A choice needs at least one value.');
  if (type !== 'CHOICE' && type !== 'LIST' && choices.length > 0)
    read.refuse('choices', 'Only a choice or a list has values to choose from.');
  if (choices.length > MAX_CHOICES) read.refuse('choices', `At most ${MAX_CHOICES} values.`);
  return [...new Set(choices.map((choice, i) => read.name(`choices[${i}]`, choice)))];
}
