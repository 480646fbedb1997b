/** What became of one message to one user. */
export const DeliveryStatus = {
  /** Waits for its turn, or is on its way to the relay. */
  QUEUED: 'QUEUED',
  /** The relay asked to try again later. */
  DEFERRED: 'DEFERRED',
  /** Accepted by a relay, or put into an inbox. */
  SENT: 'SENT',
  /** The address was refused. */
  BOUNCED: 'BOUNCED',
  /** Could not be rendered or handed over, or was given up. */
  FAILED: 'FAILED',
  /** Deliberately not sent, with the reason. */
  SKIPPED: 'SKIPPED',
  /** The shipment was canceled before its turn came. */
  CANCELED: 'CANCELED',
} as const;
export type DeliveryStatus = (typeof DeliveryStatus)[keyof typeof DeliveryStatus];

/** Every change of status that a delivery may make. */
export const DELIVERY_TRANSITIONS: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  QUEUED: ['SENT', 'DEFERRED', 'BOUNCED', 'FAILED', 'SKIPPED', 'CANCELED'],
  DEFERRED: ['QUEUED', 'CANCELED'],
  SENT: [],
  BOUNCED: [],
  FAILED: ['QUEUED'],
  SKIPPED: [],
  CANCELED: [],
};

/** Deliveries whose story is not over: a shipment is finished when it has none of them. */
export const OPEN_DELIVERY_STATUSES = ['QUEUED', 'DEFERRED'] as const satisfies readonly DeliveryStatus[];

/** Why a delivery was skipped, in the order in which the reasons are looked for. */
export const SkipReason = {
  NO_ADDRESS: 'NO_ADDRESS',
  UNSUBSCRIBED: 'UNSUBSCRIBED',
  SUPPRESSED: 'SUPPRESSED',
  HELD: 'HELD',
  DUPLICATE_ADDRESS: 'DUPLICATE_ADDRESS',
  ALREADY_RECEIVED: 'ALREADY_RECEIVED',
} as const;
export type SkipReason = (typeof SkipReason)[keyof typeof SkipReason];

/** Why a delivery was deferred, bounced or failed; the relay's own words stand beside it. */
const FailureReason = {
  /** The relay says that the mailbox or the domain does not exist (RFC 3463 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10). */
  UNKNOWN_MAILBOX: 'UNKNOWN_MAILBOX',
  /** The relay refused the address for another reason. */
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  /** The relay refused the message. */
  MESSAGE_REFUSED: 'MESSAGE_REFUSED',
  /** No relay takes mail from the sender. */
  SENDER_REFUSED: 'SENDER_REFUSED',
  /** The message is larger than the relay takes (RFC 1870). */
  TOO_LARGE: 'TOO_LARGE',
  /** The address needs SMTPUTF8 (RFC 6531) and the relay does not offer it. */
  NEEDS_SMTPUTF8: 'NEEDS_SMTPUTF8',
  /** A 4xx reply: try again later. */
  TRY_LATER: 'TRY_LATER',
  /** The connection ended or the relay fell silent while the message was on its way. */
  CONNECTION_LOST: 'CONNECTION_LOST',
  /** The message could not be rendered for this user. */
  RENDERING: 'RENDERING',
  /** Deferred for longer than the give-up time. */
  GAVE_UP: 'GAVE_UP',
} as const;
type FailureReason = (typeof FailureReason)[keyof typeof FailureReason];

/** Why a delivery was skipped, deferred, bounced or failed. */
export const DeliveryReason = { ...SkipReason, ...FailureReason } as const;
export type DeliveryReason = (typeof DeliveryReason)[keyof typeof DeliveryReason];

/** What can happen to a delivery after it was queued, as its timeline tells it. */
export const DeliveryEventKind = {
  DEFERRED: 'DEFERRED',
  BOUNCED: 'BOUNCED',
  FAILED: 'FAILED',
  OPENED: 'OPENED',
  CLICKED: 'CLICKED',
  COMPLAINED: 'COMPLAINED',
  UNSUBSCRIBED: 'UNSUBSCRIBED',
} as const;
export type DeliveryEventKind = (typeof DeliveryEventKind)[keyof typeof DeliveryEventKind];
