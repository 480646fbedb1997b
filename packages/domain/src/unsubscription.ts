/** How a user opted out of a channel. */
export const UnsubscriptionSource = {
  /** The unsubscribe page behind the link in a message. */
  LINK: 'LINK',
  /** The mail program's own button (RFC 8058). */
  ONE_CLICK: 'ONE_CLICK',
  /** The switches of the preferences page. */
  PREFERENCES: 'PREFERENCES',
  COMPLAINT: 'COMPLAINT',
  MEMBER: 'MEMBER',
  API: 'API',
  IMPORT: 'IMPORT',
} as const;
export type UnsubscriptionSource = (typeof UnsubscriptionSource)[keyof typeof UnsubscriptionSource];

/** Why an address must not be mailed. */
export const SuppressionReason = {
  HARD_BOUNCE: 'HARD_BOUNCE',
  COMPLAINT: 'COMPLAINT',
  IMPORT: 'IMPORT',
} as const;
export type SuppressionReason = (typeof SuppressionReason)[keyof typeof SuppressionReason];
