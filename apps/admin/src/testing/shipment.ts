import type { ShipmentLive } from '../features/campaigns/shipment-live.js';

type Progress = ShipmentLive['progress'];
type Differences = Partial<Omit<ShipmentLive, 'progress'>> & { progress?: Partial<Progress> };

/** A shipment to 1,000 people that is sending, as the API gives it, but for what is said to differ. */
export function shipmentOf({ progress, figures, trouble = null, ...more }: Differences = {}) {
  const shipment: ShipmentLive = {
    id: '3',
    status: 'PENDING',
    phase: 'SENDING',
    pauseReason: null,
    detail: null,
    createdAt: '2026-01-01T07:00:00.000Z',
    scheduledAt: null,
    startsAt: null,
    startedAt: '2026-01-01T07:00:10.000Z',
    finishedAt: null,
    ...more,
    progress: named('ShipmentProgress', progressOf(progress)),
    trouble: trouble && named('RelayTrouble', trouble),
    figures: named('ShipmentFigures', figures ?? { scope: 1_000, sent: 0, failed: 0 }),
  };
  return named('Shipment', shipment);
}

function progressOf(differences: Partial<Progress> = {}): Progress {
  const { deferredReason = null, ...more } = differences;
  return {
    total: 1_000,
    sent: 0,
    failed: 0,
    skipped: 0,
    deferred: 0,
    remaining: 1_000,
    ratePerSecond: 0,
    etaSeconds: null,
    retryUntil: null,
    ...more,
    deferredReason: deferredReason && named('ReasonCount', deferredReason),
  };
}

/** The cache of the client goes by the names of the types. */
const named = <Fields extends object>(__typename: string, fields: Fields) => ({ __typename, ...fields });
