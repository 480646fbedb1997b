import { describe, expect, it } from '@jest/globals';
import { timelineOf, type ToldDelivery, type ToldEvent } from './timeline.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 12, 14, minute)).toISOString();
const event = (kind: ToldEvent['kind'], minute: number, more: Partial<ToldEvent> = {}): ToldEvent => ({
  id: `${kind}${minute}`,
  kind,
  at: at(minute),
  machine: false,
  ...more,
});
const mail: ToldDelivery = { channel: 'EMAIL', status: 'SENT', createdAt: at(0), sentAt: at(1), events: [] };
const kinds = (delivery: ToldDelivery) => timelineOf(delivery).map(({ kind }) => kind);

describe('the timeline of a delivery', () => {
  it('goes from the queue over failed tries to what its reader did', () => {
    const events = [
      event('DEFERRED', 1, { reason: 'TRY_LATER', reply: '451 Later' }),
      event('OPENED', 7),
      event('CLICKED', 8, { url: 'https://example.org/' }),
    ];
    const story = timelineOf({ ...mail, sentAt: at(6), reply: '250 Ok', events });
    expect(story.map(({ kind }) => kind)).toEqual(['QUEUED', 'DEFERRED', 'SENT', 'OPENED', 'CLICKED']);
    expect(story[1]).toMatchObject({ reason: 'TRY_LATER', reply: '451 Later' });
    expect(story[2]).toMatchObject({ reply: '250 Ok' });
    expect(story[4]).toMatchObject({ url: 'https://example.org/' });
  });

  it('tells what came in the same instant in the order it must have had', () => {
    expect(kinds({ ...mail, sentAt: at(0), events: [event('OPENED', 0)] })).toEqual([
      'QUEUED',
      'SENT',
      'OPENED',
    ]);
  });

  it('does not give the words of a bounce to the relay that had accepted the mail', () => {
    const events = [event('BOUNCED', 30, { reason: 'UNKNOWN_MAILBOX', reply: '550 No such user' })];
    const story = timelineOf({ ...mail, status: 'BOUNCED', reply: '550 No such user', events });
    expect(story.map(({ kind, reply }) => [kind, reply])).toEqual([
      ['QUEUED', null],
      ['SENT', null],
      ['BOUNCED', '550 No such user'],
    ]);
  });

  it('ends with the next try while there is one', () => {
    const events = [event('DEFERRED', 1)];
    expect(kinds({ ...mail, status: 'DEFERRED', sentAt: null, dueAt: at(20), events })).toEqual([
      'QUEUED',
      'DEFERRED',
      'NEXT_TRY',
    ]);
  });

  it('says why a message was skipped instead of queued', () => {
    const story = timelineOf({ ...mail, status: 'SKIPPED', reason: 'UNSUBSCRIBED', sentAt: null });
    expect(story).toMatchObject([{ kind: 'SKIPPED', reason: 'UNSUBSCRIBED', at: at(0) }]);
  });

  it('ends a canceled one with the end of its shipment', () => {
    const canceled: ToldDelivery = { ...mail, status: 'CANCELED', sentAt: null };
    expect(timelineOf({ ...canceled, shipment: { finishedAt: at(9) } }).at(-1)?.at).toBe(at(9));
    expect(timelineOf(canceled).at(-1)).toMatchObject({ kind: 'CANCELED', at: null });
  });

  it('says that a notification was read where nobody opened it', () => {
    const notification: ToldDelivery = { ...mail, channel: 'NOTIFICATION', readAt: at(5) };
    expect(kinds(notification)).toEqual(['QUEUED', 'SENT', 'READ']);
    expect(kinds({ ...notification, events: [event('OPENED', 5)] })).toEqual(['QUEUED', 'SENT', 'OPENED']);
  });
});
