import type { CampaignId, ShipmentId, TargetId, UserId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { type Campaign, createCampaign } from '../campaigns/index.js';
import { ensureRelay } from '../relays/index.js';
import { prepareShipment } from '../sending/index.js';
import { updateSettings } from '../settings/index.js';
import { type Shipment, launchCampaign } from '../shipments/index.js';
import { createTarget } from '../targets/index.js';
import { type UpsertUserInput, upsertUsers } from '../users/index.js';
import type { Sink } from './sink.js';

/** Organisation, a sender and a relay that leads to the sink: what every mail needs. */
export async function furnish(ctx: Ctx, sink: Pick<Sink, 'url'> | null): Promise<void> {
  await updateSettings(ctx, {
    organisationName: 'Norte & Mar',
    postalAddress: 'Muelle Viejo 3, Puerto Claro',
    timeZone: 'Europe/Madrid',
    senders: [{ name: 'Norte & Mar', address: 'hello@norteymar.example', isDefault: true }],
  });
  await ensureRelay(ctx, sink?.url ?? 'smtp://127.0.0.1:9');
}

/** Users by what sets them apart; what is left out is made up. */
export async function addUsers(ctx: Ctx, users: readonly UpsertUserInput[]): Promise<UserId[]> {
  const { results } = await upsertUsers(ctx, users);
  return results.map(result => {
    if (result.user === null)
      throw new Error(`User ${result.index} was refused: ${JSON.stringify(result.errors)}`);
    return result.user.id;
  });
}

/** So many users `u1@example.com` ... with first names. */
export function addCrowd(ctx: Ctx, count: number): Promise<UserId[]> {
  return addUsers(
    ctx,
    Array.from({ length: count }, (_, i) => ({
      externalId: `u${i + 1}`,
      email: `u${i + 1}@example.com`,
      firstName: `First${i + 1}`,
    })),
  );
}

export const MAIL = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Hello {{ user.first_name | default: "friend" }}</mj-text>
<mj-button href="https://example.com/offer?a=1&amp;b=2">Offer</mj-button>
<mj-text><a href="https://example.com/of/{{ user.external_id }}">Yours</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

/** A mail with as little in it as can be: it takes a moment to compile, which counts where many are launched. */
export const SHORT_MAIL =
  '<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>';

export function addMailCampaign(
  ctx: Ctx,
  more: Partial<Parameters<typeof createCampaign>[1]> = {},
): Promise<Campaign> {
  return createCampaign(ctx, {
    name: 'News',
    channel: 'EMAIL',
    subject: 'News for {{ user.first_name }}',
    content: MAIL,
    ...more,
  });
}

export function addNotificationCampaign(
  ctx: Ctx,
  more: Partial<Parameters<typeof createCampaign>[1]> = {},
): Promise<Campaign> {
  return createCampaign(ctx, {
    name: 'Ping',
    channel: 'NOTIFICATION',
    subject: 'Hi {{ user.first_name }}',
    content: '<p>Look <a href="https://example.com">here</a></p>',
    ...more,
  });
}

export async function addTagTarget(ctx: Ctx, tag: string): Promise<TargetId> {
  return (
    await createTarget(ctx, { name: `Tagged ${tag}`, rule: { kind: 'tag', operator: 'anyOf', tags: [tag] } })
  ).id;
}

/** Launches a campaign and skips the undo window. */
export async function launchAtOnce(ctx: Ctx, campaignId: CampaignId): Promise<Shipment> {
  const shipment = await launchCampaign(ctx, { campaignId });
  await skipUndoWindow(ctx, shipment.id);
  return shipment;
}

export async function skipUndoWindow(ctx: Ctx, id: ShipmentId): Promise<void> {
  await ctx.db.entities.query('UPDATE shipments SET starts_at = now() WHERE id = $1', [id]);
}

/** Computes the audience of a shipment here and now, without a worker; a notification is sent by that. */
export function prepareNow(ctx: Ctx, id: ShipmentId, stepUsers?: number): Promise<void> {
  return prepareShipment(ctx, id, new AbortController().signal, stepUsers);
}
