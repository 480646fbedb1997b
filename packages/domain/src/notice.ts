/** What members are told of a shipment by mail: that it paused by itself, and why, or that it failed. */
export const NoticeKind = {
  /** Its time had passed by more than the grace when the system came back. */
  OVERDUE: 'OVERDUE',
  /** Too many permanent refusals in a row without a success. */
  REFUSALS: 'REFUSALS',
  /** The relays refuse its sender. */
  SENDER_REFUSED: 'SENDER_REFUSED',
  /** It could not be prepared, or nothing could be sent. */
  FAILED: 'FAILED',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];
