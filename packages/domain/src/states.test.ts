import { describe, expect, it } from '@jest/globals';
import { DELIVERY_TRANSITIONS, OPEN_DELIVERY_STATUSES, type DeliveryStatus } from './delivery-state.js';
import { PERMISSIONS, ROLE_PERMISSIONS } from './permission.js';
import {
  SHIPMENT_TRANSITIONS,
  type ShipmentState,
  shipmentState,
  shipmentStatesBefore,
} from './shipment-state.js';

function reachable<State extends string>(
  table: Readonly<Record<State, readonly State[]>>,
  from: State,
): Set<State> {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const next of table[state]) seen.add(next);
  return seen;
}

describe('the states of a shipment', () => {
  it('are all reachable from a scheduled one', () => {
    const all = Object.keys(SHIPMENT_TRANSITIONS) as ShipmentState[];
    expect([...reachable(SHIPMENT_TRANSITIONS, 'SCHEDULED')].toSorted()).toEqual(all.toSorted());
  });

  it('can each be left for an ended one', () => {
    for (const state of Object.keys(SHIPMENT_TRANSITIONS) as ShipmentState[]) {
      const ends = [...reachable(SHIPMENT_TRANSITIONS, state)].filter(s =>
        ['COMPLETED', 'FAILED', 'CANCELED'].includes(s),
      );
      expect(ends.length).toBeGreaterThan(0);
    }
  });

  it('may be canceled from every pending one', () => {
    expect(shipmentStatesBefore('CANCELED').toSorted()).toEqual([
      'PAUSED',
      'PREPARING',
      'RETRYING',
      'SCHEDULED',
      'SENDING',
    ]);
  });

  it('joins status and phase', () => {
    expect(shipmentState('PENDING', 'PAUSED')).toBe('PAUSED');
    expect(shipmentState('FAILED', null)).toBe('FAILED');
    expect(() => shipmentState('PENDING', null)).toThrow();
  });
});

describe('the statuses of a delivery', () => {
  it('are all reachable from a queued one', () => {
    const all = Object.keys(DELIVERY_TRANSITIONS) as DeliveryStatus[];
    expect([...reachable(DELIVERY_TRANSITIONS, 'QUEUED')].toSorted()).toEqual(all.toSorted());
  });

  it('stay once skipped or canceled', () => {
    expect(DELIVERY_TRANSITIONS.SKIPPED).toEqual([]);
    expect(DELIVERY_TRANSITIONS.CANCELED).toEqual([]);
  });

  it('are open while something is left to do', () => {
    expect(OPEN_DELIVERY_STATUSES).toEqual(['QUEUED', 'DEFERRED']);
  });
});

describe('roles', () => {
  it('grow from viewer to owner', () => {
    const { VIEWER, AUTHOR, EDITOR, OWNER } = ROLE_PERMISSIONS;
    for (const [smaller, larger] of [
      [VIEWER, AUTHOR],
      [AUTHOR, EDITOR],
      [EDITOR, OWNER],
    ] as const)
      for (const permission of smaller) expect(larger.has(permission)).toBe(true);
  });

  it('let an author write but not send, and only an owner touch relays, members and keys', () => {
    expect(ROLE_PERMISSIONS.AUTHOR.has('campaigns:write')).toBe(true);
    expect(ROLE_PERMISSIONS.AUTHOR.has('campaigns:send')).toBe(false);
    for (const permission of PERMISSIONS.filter(p => /^(relays|members|apiKeys|audit|mailbox):/.test(p))) {
      expect(ROLE_PERMISSIONS.EDITOR.has(permission)).toBe(false);
      expect(ROLE_PERMISSIONS.OWNER.has(permission)).toBe(true);
    }
  });
});
