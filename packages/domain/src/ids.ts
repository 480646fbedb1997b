declare const brand: unique symbol;

/** A `bigint` key as a decimal string, marked with the record it belongs to, so that ids cannot be mixed up. */
export type Id<Of extends string> = string & { readonly [brand]: Of };

export type UserId = Id<'User'>;
export type MemberId = Id<'Member'>;
export type SenderId = Id<'Sender'>;
export type RelayId = Id<'Relay'>;
export type AttributeId = Id<'Attribute'>;
export type TemplateId = Id<'Template'>;
export type TargetId = Id<'Target'>;
export type CampaignId = Id<'Campaign'>;
export type ContentId = Id<'Content'>;
export type ShipmentId = Id<'Shipment'>;
export type DeliveryId = Id<'Delivery'>;
export type UnsubscriptionId = Id<'Unsubscription'>;
export type WorkerId = Id<'Worker'>;
export type NoticeId = Id<'Notice'>;
export type LeaseId = Id<'Lease'>;

const MAX_BIGINT = 9_223_372_036_854_775_807n;

/** Whether a string from outside can be a key at all (a positive 64-bit integer without leading zeros). */
export function isId(text: string): boolean {
  return /^[1-9][0-9]{0,18}$/.test(text) && BigInt(text) <= MAX_BIGINT;
}
