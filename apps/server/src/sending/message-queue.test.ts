import { describe, expect, it } from '@jest/globals';
import type { DeliveryId, ShipmentId } from '@chasqui/domain';
import type { Claimed } from './claimed.js';
import { MessageQueue, type QueueKey } from './message-queue.js';

const messages = (key: QueueKey, count: number): Claimed[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${key}.${i + 1}`, shipmentId: key }) as Claimed);

const take = (queue: MessageQueue, count: number): (DeliveryId | undefined)[] =>
  Array.from({ length: count }, () => queue.next()?.id);

const [large, small] = ['L', 'S'] as ShipmentId[] as [ShipmentId, ShipmentId];

describe('the messages in hand', () => {
  it('go out in the order in which they were claimed', () => {
    const queue = new MessageQueue();
    queue.add(large, messages(large, 2));
    queue.add(large, messages(large, 1));
    expect(take(queue, 4)).toEqual(['L.1', 'L.2', 'L.1', undefined]);
  });

  it('of a shipment that joins a large one which never runs dry take turns with it at once', () => {
    const queue = new MessageQueue();
    queue.add(large, messages(large, 100));
    take(queue, 10);
    queue.add(small, messages(small, 3));
    expect(take(queue, 7)).toEqual(['L.11', 'S.1', 'L.12', 'S.2', 'L.13', 'S.3', 'L.14']);
    queue.add(large, messages(large, 1));
    queue.add(small, messages(small, 1));
    expect(take(queue, 3)).toContain('S.1');
  });

  it('without shipment go first', () => {
    const queue = new MessageQueue();
    queue.add(large, messages(large, 2));
    queue.add(null, messages(null, 2));
    expect(take(queue, 3)).toEqual(['null.1', 'null.2', 'L.1']);
  });

  it('that were put back are the next of their shipment', () => {
    const queue = new MessageQueue();
    queue.add(large, messages(large, 2));
    const first = queue.next();
    queue.putBack(first!);
    expect(queue.length(large)).toBe(2);
    expect(take(queue, 3)).toEqual(['L.1', 'L.2', undefined]);
  });

  it('can be dropped, those of one shipment or all', () => {
    const queue = new MessageQueue();
    queue.add(large, messages(large, 2));
    queue.add(small, messages(small, 2));
    queue.add(null, messages(null, 1));
    queue.next();
    expect(queue.drop(large).map(({ id }) => id)).toEqual(['L.1', 'L.2']);
    expect(queue.length(large)).toBe(0);
    expect(queue.drop().map(({ id }) => id)).toEqual(['S.1', 'S.2']);
    expect(queue.next()).toBeNull();
  });

  it('wake those who wait for some, and an end wakes them all', async () => {
    const queue = new MessageQueue();
    const ending = new AbortController();
    const woken: number[] = [];
    const waiting = [1, 2].map(each => queue.ready(ending.signal).then(() => woken.push(each)));
    queue.add(large, messages(large, 1));
    await waiting[0];
    expect(woken).toEqual([1]);
    ending.abort();
    await waiting[1];
    expect(woken).toEqual([1, 2]);
  });
});
