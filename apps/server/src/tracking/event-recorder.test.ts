import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DeliveryId, ShipmentId } from '@chasqui/domain';
import { inTransaction } from '../api-kit/context.js';
import { eventually } from '../testing/eventually.js';
import { addMailCampaign, addUsers, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { EventRecorder, recordEvents } from './event-recorder.js';
import type { TrackedEvent } from './record-events.sql.js';

jest.setTimeout(60_000);

const PEOPLE = 20;
const LINKS = 3;
const CONTENT = `<mjml><mj-body><mj-section><mj-column><mj-text>Hello
${Array.from({ length: LINKS }, (_, i) => `<a href="https://example.com/${i}">Link</a>`).join('\n')}
</mj-text></mj-column></mj-section></mj-body></mjml>`;

let world: World;
let shipmentId: ShipmentId;
let deliveries: DeliveryId[];

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  await addUsers(
    world.ctx,
    Array.from({ length: PEOPLE }, (_, i) => ({ externalId: `user-${i}`, email: `user-${i}@example.com` })),
  );
});

afterAll(() => world.end());

beforeEach(async () => {
  const { id } = await addMailCampaign(world.ctx, { content: CONTENT });
  ({ id: shipmentId } = await launchAtOnce(world.ctx, id));
  await prepareNow(world.ctx, shipmentId);
  const rows = await query<{ id: DeliveryId }>(
    'SELECT id FROM deliveries WHERE shipment_id = $1 ORDER BY id',
    [shipmentId],
  );
  deliveries = rows.map(row => row.id);
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const open = (deliveryId: DeliveryId): TrackedEvent => ({
  deliveryId,
  kind: 'OPENED',
  at: world.ctx.now(),
  machine: false,
  link: null,
  url: null,
});
const click = (deliveryId: DeliveryId, link: number): TrackedEvent => ({
  ...open(deliveryId),
  kind: 'CLICKED',
  link,
});

/** The figures that are kept while events come in. */
const kept = async () => ({
  shipment: (
    await query(
      `SELECT opens, clicks, unique_opens, unique_clicks, machine_opens, machine_clicks
       FROM shipment_counters WHERE shipment_id = $1`,
      [shipmentId],
    )
  )[0],
  links: await query(
    'SELECT position, clicks, users FROM shipment_links WHERE shipment_id = $1 AND clicks > 0 ORDER BY 1',
    [shipmentId],
  ),
  minutes: await query(
    'SELECT sum(opens) AS opens, sum(clicks) AS clicks FROM shipment_minutes WHERE shipment_id = $1',
    [shipmentId],
  ),
  marked: await query(
    `SELECT count(opened_at) AS opened, count(clicked_at) AS clicked FROM deliveries WHERE shipment_id = $1`,
    [shipmentId],
  ),
});

/** The same, counted from the timelines. */
const counted = async () => {
  const EVENTS = `delivery_events e JOIN deliveries d ON d.id = e.delivery_id WHERE d.shipment_id = $1`;
  const [shipment] = await query<Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE e.kind = 'OPENED' AND NOT e.machine) AS opens,
            count(*) FILTER (WHERE e.kind = 'CLICKED' AND NOT e.machine) AS clicks,
            count(DISTINCT d.id) FILTER (WHERE e.kind = 'OPENED' AND NOT e.machine) AS unique_opens,
            count(DISTINCT d.id) FILTER (WHERE e.kind = 'CLICKED' AND NOT e.machine) AS unique_clicks,
            count(*) FILTER (WHERE e.kind = 'OPENED' AND e.machine) AS machine_opens,
            count(*) FILTER (WHERE e.kind = 'CLICKED' AND e.machine) AS machine_clicks FROM ${EVENTS}`,
    [shipmentId],
  );
  return {
    shipment,
    links: await query(
      `SELECT e.link AS position, count(*) AS clicks, count(DISTINCT d.id) AS users
       FROM ${EVENTS} AND e.kind = 'CLICKED' AND NOT e.machine GROUP BY 1 ORDER BY 1`,
      [shipmentId],
    ),
    minutes: [{ opens: shipment?.opens, clicks: shipment?.clicks }],
    marked: [{ opened: shipment?.unique_opens, clicked: shipment?.unique_clicks }],
  };
};

describe('events of several processes', () => {
  it('agree on what was first, although both see a delivery that nobody opened', async () => {
    const [leo] = deliveries as [DeliveryId];
    const recorder = new EventRecorder(world.ctx);
    const answers: Promise<void>[] = [];
    await inTransaction(world.ctx, async tx => {
      await recordEvents(tx, [open(leo), click(leo, 1)]);
      for (const event of [open(leo), click(leo, 1), click(leo, 2)]) answers.push(recorder.record(event));
      await eventually(
        () =>
          query(
            `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%deliveryEvents.record%'
             AND datname = current_database()`,
          ),
        waiting => waiting.length === 1,
      );
    });
    await Promise.all(answers);
    const figures = await kept();
    expect(figures).toEqual(await counted());
    expect(figures).toMatchObject({
      shipment: { opens: '2', clicks: '3', unique_opens: '1', unique_clicks: '1' },
      links: [
        { position: 1, clicks: '2', users: '1' },
        { position: 2, clicks: '1', users: '1' },
      ],
    });
    const [{ links }] = (await query('SELECT clicked_links AS links FROM deliveries WHERE id = $1', [
      leo,
    ])) as [{ links: number[] }];
    expect(links.toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('count what the timelines say, however they meet', async () => {
    const recorders = [1, 2, 3].map(() => new EventRecorder(world.ctx));
    const pick = (count: number) => Math.floor(Math.random() * count);
    for (let round = 0; round < 30; round++) {
      const events = Array.from({ length: 60 }, () => {
        const deliveryId = deliveries[pick(deliveries.length)] as DeliveryId;
        const event = pick(2) === 0 ? open(deliveryId) : click(deliveryId, 1 + pick(LINKS));
        return { ...event, machine: pick(5) === 0 };
      });
      const recorderOf = (i: number) => recorders[i % recorders.length] as EventRecorder;
      await Promise.all(events.map((event, i) => recorderOf(i).record(event)));
      if (round % 10 === 0) expect(await kept()).toEqual(await counted());
    }
    for (const recorder of recorders) await recorder.drain();
    expect(await kept()).toEqual(await counted());
    expect((await kept()).shipment).toMatchObject({ unique_opens: String(PEOPLE) });
  });
});
