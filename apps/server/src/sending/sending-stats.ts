import type { RelayId } from '@chasqui/domain';
import { Histogram, ProcessWatch, type RelayStats, type WorkerStats } from '../metrics/index.js';
import type { Consequence } from './outcome.js';
import type { SettledOutcome } from './settle.sql.js';

type Answers = RelayStats['answers'];
type Outcome = SettledOutcome['status'];

const ANSWERS: Readonly<Record<Outcome, keyof Answers>> = {
  SENT: 'accepted',
  DEFERRED: 'deferred',
  BOUNCED: 'refused',
  FAILED: 'refused',
};

/** What one relay did for this worker. */
class RelayCount {
  readonly answers: Answers = { accepted: 0, deferred: 0, refused: 0, trouble: 0 };
  readonly handOver = new Histogram();
  rests = 0;
  /** Accepted by the time of the beat before. */
  acceptedBefore = 0;
}

/** What this worker has done since it started, counted as it happens and written down with its heartbeat. */
export class SendingStats {
  private readonly relays = new Map<RelayId, RelayCount>();
  private readonly outcomes: Record<Outcome, number> = { SENT: 0, DEFERRED: 0, BOUNCED: 0, FAILED: 0 };
  private readonly settle = new Histogram();
  private readonly process = new ProcessWatch();
  private writtenAt = performance.now();

  /** A relay had its last word about a message that was begun `ms` ago. */
  answered(relay: RelayId, consequence: Consequence, ms: number): void {
    const count = this.of(relay);
    count.answers[answerOf(consequence)] += 1;
    count.handOver.observe(ms / 1_000);
  }

  /** A relay takes no mail and is left alone for a while. */
  rested(relay: RelayId): void {
    this.of(relay).rests += 1;
  }

  /** An outcome that was known `ms` ago is committed. */
  settled(outcome: Outcome, ms: number): void {
    this.outcomes[outcome] += 1;
    this.settle.observe(ms / 1_000);
  }

  /** All of it, at a beat: rates are over the time since the one before. */
  write(connections: ReadonlyMap<RelayId, RelayStats['connections']>): WorkerStats {
    const now = performance.now();
    const seconds = (now - this.writtenAt) / 1_000;
    this.writtenAt = now;
    for (const relay of connections.keys()) this.of(relay);
    const relays = [...this.relays].map(([id, count]) => {
      const accepted = count.answers.accepted - count.acceptedBefore;
      count.acceptedBefore = count.answers.accepted;
      return {
        id,
        answers: { ...count.answers },
        rests: count.rests,
        perSecond: seconds > 0 ? accepted / seconds : 0,
        connections: connections.get(id) ?? { open: 0, inUse: 0 },
        handOver: count.handOver.figures,
      };
    });
    return {
      relays,
      settled: { ...this.outcomes },
      settle: this.settle.figures,
      process: this.process.figures,
    };
  }

  stop(): void {
    this.process.stop();
  }

  private of(relay: RelayId): RelayCount {
    const known = this.relays.get(relay);
    if (known !== undefined) return known;
    const count = new RelayCount();
    this.relays.set(relay, count);
    return count;
  }
}

function answerOf(consequence: Consequence): keyof Answers {
  if (consequence.kind === 'SETTLE') return ANSWERS[consequence.outcome.status];
  return consequence.kind === 'SENDER_REFUSED' ? 'refused' : 'trouble';
}
