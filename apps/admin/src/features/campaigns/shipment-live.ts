import { graphql } from '../../gql/index.js';
import type { ShipmentLiveFragment } from '../../gql/graphql.js';

/** What is shown of a shipment while it moves; pushed by the subscription into the cache, so that every list follows. */
graphql(`
  fragment ShipmentLive on Shipment {
    id
    status
    phase
    pauseReason
    detail
    createdAt
    scheduledAt
    startsAt
    startedAt
    finishedAt
    progress {
      total
      sent
      failed
      skipped
      deferred
      remaining
      ratePerSecond
      etaSeconds
      retryUntil
      deferredReason {
        reason
        count
        reply
      }
    }
    trouble {
      name
      words
    }
    figures {
      scope
      sent
      failed
    }
  }
`);

export type ShipmentLive = ShipmentLiveFragment;

/** The states that stand in the way of another launch, and can be steered. */
export const isRunning = ({ status, phase }: Pick<ShipmentLive, 'status' | 'phase'>): boolean =>
  status === 'PENDING' && phase !== 'RETRYING';

/** Messages are going out, or about to. */
export const isMoving = ({ status, phase }: Pick<ShipmentLive, 'status' | 'phase'>): boolean =>
  status === 'PENDING' && (phase === 'PREPARING' || phase === 'SENDING');

/** Something failed that can be tried again now. */
export const canRetryFailed = ({ status, phase, figures }: ShipmentLive): boolean =>
  figures.failed > 0 && (status === 'COMPLETED' || status === 'FAILED' || phase === 'RETRYING');

/** Share done, 0 to 1; absent while the audience is still being computed. */
export function shareDone({ phase, progress }: ShipmentLive): number | undefined {
  const { total, sent, failed, skipped, deferred } = progress;
  const scope = total - skipped;
  if (phase === 'PREPARING' || scope <= 0) return undefined;
  // Deferred ones had their turn; they are tried again without anybody waiting.
  return Math.min(1, (sent + failed + deferred) / scope);
}

/** The seconds in which a launch can still be taken back. */
export const startsLater = ({ startsAt }: Pick<ShipmentLive, 'startsAt'>, now: Date): boolean =>
  startsAt !== null && startsAt !== undefined && Date.parse(startsAt) > now.getTime();
