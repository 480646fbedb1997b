import { type CampaignId, type DeliveryId, LIMITS, type UserId } from '@chasqui/domain';
import { Field, InputType } from 'type-graphql';
import { In } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, type TxCtx, inTransaction } from '../api-kit/context.js';
import { ID } from '../api-kit/id.js';
import { InputReader } from '../api-kit/parse-input.js';
import { memberOf } from '../api-kit/principal.js';
import { badField, conflict, notFound } from '../api-kit/refusal.js';
import { type Campaign, getCampaign } from '../campaigns/index.js';
import { type CompiledContent, freezeContent, valuesOf } from '../contents/index.js';
import { listRelays } from '../relays/index.js';
import { readSettings } from '../settings/index.js';
import { User, findUser } from '../users/index.js';
import { insertMessage, insertTestMails, insertTestNotifications } from './send-test.sql.js';

@InputType({ description: 'A test of a campaign: of a mail to addresses, of a notification to users.' })
export class SendTestInput {
  @Field(() => ID, { description: 'Which campaign.' })
  campaignId: CampaignId;

  @Field(() => [String], {
    nullable: true,
    description: `Mail: where it goes, up to ${LIMITS.testAddresses} addresses.`,
  })
  addresses?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Notification: into whose inboxes it goes.' })
  userIds?: UserId[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Mail: whose values fill the variables; the newest user if left out.',
  })
  asUserId?: UserId | null;
}

/**
 * Sends a campaign as it is now, ahead of everything else. A test belongs to no shipment and counts nowhere.
 *
 * @returns the deliveries, whose status tells how it went.
 * @throws Refusal BAD_USER_INPUT naming bad addresses, or what the message still lacks.
 */
export async function sendTest(ctx: Ctx, input: SendTestInput): Promise<DeliveryId[]> {
  const campaign = await getCampaign(ctx, input.campaignId);
  const isMail = campaign.channel === 'EMAIL';
  const addresses = isMail ? await readAddresses(ctx, input.addresses ?? []) : [];
  const userIds = isMail ? [] : await readUsers(ctx, input.userIds ?? []);
  if (isMail && input.asUserId && (await findUser(ctx, { id: input.asUserId })) === null)
    throw notFound('user');
  if (isMail && (await listRelays(ctx)).length === 0)
    throw conflict(
      'No relay is on, so no mail can leave. An owner adds one, or switches one on, in the settings.',
    );
  return inTransaction(ctx, async tx => {
    const compiled = await freezeContent(tx, campaign);
    const message = await tx.db.row<{ id: string }>(
      insertMessage(compiled.content.id, campaign.id, memberOf(tx.principal)),
    );
    if (message === null) throw new Error('The test was not inserted.');
    await audit(tx, {
      action: 'campaign.sendTest',
      subject: { kind: 'Campaign', id: campaign.id },
      detail: { to: addresses.length + userIds.length },
    });
    return insertDeliveries(tx, campaign, compiled, message.id, {
      addresses,
      userIds,
      asUserId: input.asUserId ?? null,
    });
  });
}

async function insertDeliveries(
  tx: TxCtx,
  campaign: Campaign,
  compiled: CompiledContent,
  messageId: string,
  to: { addresses: string[]; userIds: UserId[]; asUserId: UserId | null },
): Promise<DeliveryId[]> {
  const values = valuesOf(compiled.program.paths);
  const rows = await tx.db.rows<{ id: DeliveryId }>(
    campaign.channel === 'EMAIL'
      ? insertTestMails(messageId, to.addresses, to.asUserId, values)
      : insertTestNotifications(messageId, to.userIds, values),
  );
  return rows.map(row => row.id);
}

async function readAddresses(ctx: Pick<Ctx, 'db'>, texts: readonly string[]): Promise<string[]> {
  const { hold, holdAddresses } = await readSettings(ctx);
  const read = new InputReader();
  if (texts.length === 0) read.refuse('addresses', 'Give at least one address.');
  if (texts.length > LIMITS.testAddresses)
    read.refuse('addresses', `At most ${LIMITS.testAddresses} addresses.`);
  const addresses = texts.map((text, i) => {
    const address = read.email(`addresses[${i}]`, text);
    if (address !== null && hold && !holdAddresses.includes(address.key))
      read.refuse(
        `addresses[${i}]`,
        'The hold of the settings keeps mail from this address. Add it there, or lift the hold.',
      );
    return address?.display ?? '';
  });
  read.done();
  return [...new Set(addresses)];
}

async function readUsers(ctx: Pick<Ctx, 'db'>, given: readonly UserId[]): Promise<UserId[]> {
  const ids = [...new Set(given)];
  const read = new InputReader();
  if (ids.length === 0) read.refuse('userIds', 'Choose at least one user.');
  if (ids.length > LIMITS.testAddresses) read.refuse('userIds', `At most ${LIMITS.testAddresses} users.`);
  read.done();
  if ((await ctx.db.entities.countBy(User, { id: In(ids) })) < ids.length)
    throw badField('userIds', 'A user no longer exists; choose another.');
  return ids;
}
