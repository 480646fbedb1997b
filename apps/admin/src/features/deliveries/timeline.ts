import type { DeliveryEventKind, DeliveryReason, DeliveryStatus } from '../../gql/graphql.js';

/** What a delivery tells of itself beside its events. */
export interface ToldDelivery {
  channel: 'EMAIL' | 'NOTIFICATION';
  status: DeliveryStatus;
  reason?: DeliveryReason | null;
  reply?: string | null;
  createdAt: string;
  sentAt?: string | null;
  readAt?: string | null;
  dueAt?: string | null;
  shipment?: { finishedAt?: string | null } | null;
  events: readonly ToldEvent[];
}

export interface ToldEvent {
  id: string;
  kind: DeliveryEventKind;
  at: string;
  machine: boolean;
  reason?: DeliveryReason | null;
  reply?: string | null;
  url?: string | null;
}

export type MomentKind = 'QUEUED' | 'SENT' | 'READ' | 'SKIPPED' | 'CANCELED' | 'NEXT_TRY' | DeliveryEventKind;

/** One line of a timeline. */
export interface Moment {
  key: string;
  kind: MomentKind;
  /** Unknown for what no clock was read at. */
  at: string | null;
  machine: boolean;
  reason: DeliveryReason | null;
  /** The relay's words. */
  reply: string | null;
  url: string | null;
}

/** What comes first where the clock shows the same time. */
const RANKS: Partial<Record<MomentKind, number>> = { QUEUED: 0, SKIPPED: 1, DEFERRED: 1, SENT: 2 };
const AFTER_ALL = 9;

/** The story of a delivery, oldest first: when it was queued, what happened to it, and what is to come. */
export function timelineOf(delivery: ToldDelivery): Moment[] {
  const {
    channel,
    status,
    reason = null,
    reply = null,
    createdAt,
    sentAt,
    readAt,
    dueAt,
    shipment,
  } = delivery;
  const moments = [
    ...delivery.events.map(event => moment(event.kind, event.at, { key: event.id, ...withoutId(event) })),
    ...(status === 'SKIPPED' ? [moment('SKIPPED', createdAt, { reason })] : [moment('QUEUED', createdAt)]),
    ...(sentAt ? [moment('SENT', sentAt, { reply: status === 'SENT' ? reply : null })] : []),
    ...(readAt && isReadUntold(channel, delivery.events) ? [moment('READ', readAt)] : []),
  ];
  const story = moments.toSorted((a, b) => timeOf(a) - timeOf(b) || rankOf(a) - rankOf(b));
  if (status === 'CANCELED') story.push(moment('CANCELED', shipment?.finishedAt ?? null));
  if (status === 'DEFERRED' && dueAt) story.push(moment('NEXT_TRY', dueAt));
  return story;
}

/** A notification that was marked as read with all others was read, and not opened. */
function isReadUntold(channel: ToldDelivery['channel'], events: readonly ToldEvent[]): boolean {
  return channel === 'NOTIFICATION' && !events.some(({ kind }) => kind === 'OPENED');
}

function moment(kind: MomentKind, at: string | null, more: Partial<Moment> = {}): Moment {
  return { key: kind, kind, at, machine: false, reason: null, reply: null, url: null, ...more };
}

function withoutId({ machine, reason = null, reply = null, url = null }: ToldEvent): Partial<Moment> {
  return { machine, reason, reply, url };
}

const timeOf = ({ at }: Moment): number => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at));
const rankOf = ({ kind }: Moment): number => RANKS[kind] ?? AFTER_ALL;
