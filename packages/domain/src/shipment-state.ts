/** What became of a shipment, as the shipments table shows it. */
export const ShipmentStatus = {
  PENDING: 'PENDING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  CANCELED: 'CANCELED',
} as const;
export type ShipmentStatus = (typeof ShipmentStatus)[keyof typeof ShipmentStatus];

/** Where a pending shipment stands. */
export const ShipmentPhase = {
  SCHEDULED: 'SCHEDULED',
  PREPARING: 'PREPARING',
  SENDING: 'SENDING',
  RETRYING: 'RETRYING',
  PAUSED: 'PAUSED',
} as const;
export type ShipmentPhase = (typeof ShipmentPhase)[keyof typeof ShipmentPhase];

/** Status and phase in one word: the phase while pending, else the status. */
export type ShipmentState = ShipmentPhase | Exclude<ShipmentStatus, 'PENDING'>;

/**
 * Every change of state that a shipment may make.
 * RETRYING means that each message had its first attempt and only deferred ones are left. One that ended well or badly goes
 * back to SENDING when its failed messages are to be tried again.
 */
export const SHIPMENT_TRANSITIONS: Readonly<Record<ShipmentState, readonly ShipmentState[]>> = {
  SCHEDULED: ['PREPARING', 'PAUSED', 'CANCELED'],
  PREPARING: ['SENDING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELED'],
  SENDING: ['RETRYING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELED'],
  RETRYING: ['SENDING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELED'],
  PAUSED: ['SCHEDULED', 'PREPARING', 'SENDING', 'CANCELED'],
  COMPLETED: ['SENDING'],
  FAILED: ['SENDING'],
  CANCELED: [],
};

/** @returns the one-word state of a status and phase that belong together. */
export function shipmentState(status: ShipmentStatus, phase: ShipmentPhase | null): ShipmentState {
  if (status !== ShipmentStatus.PENDING) return status;
  if (phase === null) throw new Error('A pending shipment has a phase.');
  return phase;
}

/** The states from which `to` may be reached. */
export function shipmentStatesBefore(to: ShipmentState): ShipmentState[] {
  const states = Object.keys(SHIPMENT_TRANSITIONS) as ShipmentState[];
  return states.filter(from => SHIPMENT_TRANSITIONS[from].includes(to));
}

/** Why a shipment was paused. */
export const PauseReason = {
  /** A member paused it. */
  MEMBER: 'MEMBER',
  /** Its time had passed by more than the grace when the system came back. */
  OVERDUE: 'OVERDUE',
  /** Too many permanent refusals in a row without a success. */
  REFUSALS: 'REFUSALS',
  /** No relay takes mail from the sender. */
  SENDER_REFUSED: 'SENDER_REFUSED',
} as const;
export type PauseReason = (typeof PauseReason)[keyof typeof PauseReason];
