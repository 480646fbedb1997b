import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, DeliveryId, ShipmentId, WorkerId } from '@chasqui/domain';
import fc from 'fast-check';
import { inTransaction } from '../api-kit/context.js';
import { claimShipment } from '../sending/claim.js';
import { insertWorker } from '../sending/workers.sql.js';
import { type ApiClient, type TestApi, startApi } from '../testing/api-client.js';
import {
  addCrowd,
  addMailCampaign,
  addNotificationCampaign,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { recordEvents } from '../tracking/index.js';
import { optOut } from '../unsubscriptions/index.js';
import { deleteCampaigns, deleteShipments } from './delete-shipments.js';
import type { CampaignFigures } from './figures.js';
import { campaignFigures } from './figures.sql.js';
import { purgeDeletedCampaign, purgeDeletedShipment } from './purge.js';

jest.setTimeout(60_000);

let world: World;
let web: TestApi;
let viewer: ApiClient;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  viewer = await web.as('VIEWER');
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

beforeEach(() => query('DELETE FROM users'));

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const unaborted = () => new AbortController().signal;

async function figuresOf(id: CampaignId): Promise<Partial<CampaignFigures> | null> {
  const row = await world.ctx.db.row<CampaignFigures & { campaignId: CampaignId }>(campaignFigures([id]));
  if (row === null) return null;
  const { campaignId: _, ...figures } = row;
  return figures;
}

/** The same figures, counted one by one from the ledger as the product defines them. */
async function countedByHand(id: CampaignId): Promise<object | undefined> {
  const [row] = await query<object>(
    `WITH ledger AS (
       SELECT d.* FROM deliveries d JOIN shipments s ON s.id = d.shipment_id WHERE s.campaign_id = $1 AND s.deleted_at IS NULL
     ), event AS (
       SELECT e.*, l.user_id FROM delivery_events e JOIN ledger l ON l.id = e.delivery_id
     )
     SELECT (SELECT count(DISTINCT user_id)::int FROM ledger WHERE sent_at IS NOT NULL) AS reach,
            (SELECT count(*)::int FROM shipments WHERE campaign_id = $1 AND deleted_at IS NULL) AS shipments,
            (SELECT count(*)::int FROM ledger WHERE sent_at IS NOT NULL) AS sent,
            (SELECT count(*)::int FROM event WHERE kind = 'OPENED' AND NOT machine) AS opens,
            (SELECT count(DISTINCT user_id)::int FROM event WHERE kind = 'OPENED' AND NOT machine) AS "uniqueOpens",
            (SELECT count(*)::int FROM event WHERE kind = 'CLICKED' AND NOT machine) AS clicks,
            (SELECT count(DISTINCT user_id)::int FROM event WHERE kind = 'CLICKED' AND NOT machine) AS "uniqueClicks",
            (SELECT count(DISTINCT user_id)::int FROM event WHERE kind = 'COMPLAINED') AS spam,
            (SELECT count(*)::int FROM ledger WHERE status = 'BOUNCED') AS bounced,
            (SELECT count(*)::int FROM ledger WHERE status = 'FAILED') AS failed,
            (SELECT count(*)::int FROM ledger WHERE status = 'SKIPPED') AS skipped,
            (SELECT count(*)::int FROM event WHERE kind = 'UNSUBSCRIBED') AS unsubscribed,
            (SELECT count(*)::int FROM event WHERE kind = 'OPENED' AND machine) AS "machineOpens",
            (SELECT count(*)::int FROM event WHERE kind = 'CLICKED' AND machine) AS "machineClicks"`,
    [id],
  );
  return row;
}

interface Deed {
  kind: 'OPENED' | 'CLICKED';
  machine: boolean;
  /** Whose message, and of which shipment, counted round. */
  user: number;
  shipment: number;
}

type Step =
  | { what: 'launch'; meanwhile: Deed[]; skipAlreadyReached: boolean }
  | { what: 'read'; deeds: Deed[]; meanwhile: Deed[] }
  | { what: 'delete'; shipment: number; meanwhile: Deed[] };

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('OPENED', 'CLICKED'),
  machine: fc.nat(3).map(n => n === 0),
  user: fc.nat(9),
  shipment: fc.nat(9),
}) as fc.Arbitrary<Deed>;
const deeds = fc.array(deed, { maxLength: 5 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('launch' as const), meanwhile: deeds, skipAlreadyReached: fc.boolean() }),
  { weight: 2, arbitrary: fc.record({ what: fc.constant('read' as const), deeds, meanwhile: deeds }) },
  fc.record({ what: fc.constant('delete' as const), shipment: fc.nat(9), meanwhile: deeds }),
);

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Does what readers do, with whatever messages there are. */
async function read(campaignId: CampaignId, done: readonly Deed[]): Promise<void> {
  const rows = await query<{ id: DeliveryId; shipment: ShipmentId; user: string }>(
    `SELECT d.id, d.shipment_id AS shipment, d.user_id AS user FROM deliveries d JOIN shipments s ON s.id = d.shipment_id
     WHERE s.campaign_id = $1 AND d.sent_at IS NOT NULL ORDER BY d.id`,
    [campaignId],
  );
  const shipments = [...new Set(rows.map(row => row.shipment))];
  const events = done.flatMap(({ kind, machine, user, shipment }) => {
    const message = pick(
      rows.filter(row => row.shipment === pick(shipments, shipment)),
      user,
    );
    if (message === undefined) return [];
    return [
      {
        deliveryId: message.id,
        kind,
        machine,
        at: new Date(),
        link: kind === 'CLICKED' ? 1 : null,
        url: null,
      },
    ];
  });
  if (events.length > 0) await inTransaction(world.ctx, tx => recordEvents(tx, events));
}

describe('the figures of a campaign', () => {
  it('are those of the ledger, whatever its readers do while it is launched again and shipments are deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async steps => {
        await query('DELETE FROM users');
        await addCrowd(world.ctx, 4);
        const { id } = await addNotificationCampaign(world.ctx);
        const shipments: ShipmentId[] = [];
        const take = async (each: Step) => {
          if (each.what === 'read') return read(id, each.deeds);
          if (each.what === 'launch') {
            const shipment = await launchAtOnce(world.ctx, id);
            shipments.push(shipment.id);
            return prepareNow(world.ctx, shipment.id, 2);
          }
          const gone = pick(shipments, each.shipment);
          if (gone === undefined) return undefined;
          shipments.splice(shipments.indexOf(gone), 1);
          await deleteShipments(world.ctx, [gone]);
          return purgeDeletedShipment(world.ctx, gone, unaborted());
        };
        for (const each of steps) {
          await Promise.all([take(each), read(id, each.meanwhile)]);
          expect(await figuresOf(id)).toEqual(await countedByHand(id));
        }
      }),
      { seed: 20_261_124, numRuns: 20 },
    );
  });

  it('are zero before the first shipment, and gone with the campaign, of which nothing stays but its links', async () => {
    await addCrowd(world.ctx, 3);
    const { id } = await addMailCampaign(world.ctx);
    const zeros = await figuresOf(id);
    expect(new Set(Object.values(zeros ?? {}))).toEqual(new Set([0]));
    for (let i = 0; i < 2; i++) {
      const shipment = await launchAtOnce(world.ctx, id);
      await prepareNow(world.ctx, shipment.id);
      await query(`UPDATE deliveries SET status = 'SENT', sent_at = now() WHERE shipment_id = $1`, [
        shipment.id,
      ]);
      await query(`UPDATE shipments SET status = 'COMPLETED', phase = NULL WHERE id = $1`, [shipment.id]);
    }
    await read(id, [{ kind: 'CLICKED', machine: false, user: 0, shipment: 0 }]);
    const editor = await web.as('EDITOR');
    await editor.get('mutation ($input: SendTestInput!) { sendTest(input: $input) { id } }', {
      input: { campaignId: id, addresses: ['test@example.com'] },
    });
    const shipments = await query<{ id: ShipmentId }>('SELECT id FROM shipments WHERE campaign_id = $1', [
      id,
    ]);
    const contents = await query<{ id: string }>(
      `SELECT content_id AS id FROM shipments WHERE campaign_id = $1 UNION SELECT content_id FROM messages WHERE campaign_id = $1`,
      [id],
    );
    expect(contents).toHaveLength(3);
    const deliveries = await query<{ id: string }>(
      `SELECT d.id FROM deliveries d LEFT JOIN shipments s ON s.id = d.shipment_id LEFT JOIN messages m ON m.id = d.message_id
       WHERE s.campaign_id = $1 OR m.campaign_id = $1`,
      [id],
    );
    expect(deliveries).toHaveLength(7);
    await query(
      `INSERT INTO delivery_events (delivery_id, kind) SELECT id, 'DEFERRED' FROM deliveries WHERE message_id IS NOT NULL`,
    );

    expect(await deleteCampaigns(world.ctx, [id, '99999' as CampaignId])).toEqual([id]);
    expect(await deleteCampaigns(world.ctx, [id])).toEqual([]);
    // Out of sight at once.
    const asked = `query ($id: ID!) { campaign(id: $id) { id } shipments(campaignId: $id) { nodes { id } } deliveries(filter: { campaignId: $id }) { nodes { id } } }`;
    expect(await viewer.get(asked, { id })).toEqual({
      campaign: null,
      shipments: { nodes: [] },
      deliveries: { nodes: [] },
    });
    for (const shipment of shipments) await purgeDeletedShipment(world.ctx, shipment.id, unaborted());
    await purgeDeletedCampaign(world.ctx, id, unaborted());
    const left = await query(
      `SELECT (SELECT count(*)::int FROM campaigns WHERE id = $1) AS campaigns, (SELECT count(*)::int FROM shipments WHERE campaign_id = $1) AS shipments,
              (SELECT count(*)::int FROM deliveries WHERE id = ANY($3::bigint[])) AS deliveries,
              (SELECT count(*)::int FROM delivery_events WHERE delivery_id = ANY($3::bigint[])) AS events,
              (SELECT count(*)::int FROM campaign_users WHERE campaign_id = $1) AS users, (SELECT count(*)::int FROM messages) AS messages,
              (SELECT count(*)::int FROM contents WHERE id = ANY($2::bigint[])) AS contents,
              (SELECT count(*)::int FROM links WHERE content_id = ANY($2::bigint[]) AND expires_at IS NULL) AS "linksForEver",
              (SELECT count(*)::int FROM links WHERE content_id = ANY($2::bigint[]) AND expires_at BETWEEN now() + interval '12 months' AND now() + interval '14 months') AS links`,
      [id, contents.map(content => content.id), deliveries.map(delivery => delivery.id)],
    );
    expect(left).toEqual([
      {
        campaigns: 0,
        shipments: 0,
        deliveries: 0,
        events: 0,
        users: 0,
        messages: 0,
        contents: 0,
        linksForEver: 0,
        links: 6,
      },
    ]);
  });
});

describe('clicks by link', () => {
  it('add up over shipments where links lead to the same place', async () => {
    await addCrowd(world.ctx, 3);
    const { id } = await addMailCampaign(world.ctx);
    const launchMail = async () => {
      const shipment = await launchAtOnce(world.ctx, id);
      await prepareNow(world.ctx, shipment.id);
      await query(`UPDATE deliveries SET status = 'SENT', sent_at = now() WHERE shipment_id = $1`, [
        shipment.id,
      ]);
      await query(`UPDATE shipments SET status = 'COMPLETED', phase = NULL WHERE id = $1`, [shipment.id]);
      return query<{ id: DeliveryId }>('SELECT id FROM deliveries WHERE shipment_id = $1 ORDER BY id', [
        shipment.id,
      ]);
    };
    const click = (deliveryId: DeliveryId | undefined, link: number, machine = false) =>
      inTransaction(world.ctx, tx =>
        recordEvents(tx, [
          {
            deliveryId: deliveryId as DeliveryId,
            kind: 'CLICKED',
            machine,
            at: new Date(),
            link,
            url: link === 2 ? `https://example.com/of/${deliveryId}` : null,
          },
        ]),
      );
    const CLICKS = 'query ($id: ID!) { campaign(id: $id) { clicksByLink { url position clicks users } } }';
    const clicksByLink = async () =>
      (await viewer.get<{ campaign: { clicksByLink: object[] } }>(CLICKS, { id })).campaign.clicksByLink;
    expect(await clicksByLink()).toEqual([]);
    const first = await launchMail();
    const second = await launchMail();
    await click(first[0]?.id, 1);
    await click(first[0]?.id, 1);
    await click(first[1]?.id, 1);
    await click(first[1]?.id, 1, true);
    await click(second[0]?.id, 1);
    await click(second[2]?.id, 2);
    expect(await clicksByLink()).toEqual([
      { url: 'https://example.com/offer?a=1&b=2', position: 1, clicks: 4, users: 3 },
      { url: null, position: 2, clicks: 1, users: 1 },
    ]);
  });
});

describe('the timeline', () => {
  it('has people’s opens and clicks in bins as wide as the span asks for, without gaps', async () => {
    await addCrowd(world.ctx, 2);
    const { id } = await addNotificationCampaign(world.ctx);
    const TIMELINE = 'query ($id: ID!) { campaign(id: $id) { timeline { at seconds opens clicks } } }';
    const timeline = async () =>
      (
        await viewer.get<{
          campaign: { timeline: { at: string; seconds: number; opens: number; clicks: number }[] };
        }>(TIMELINE, { id })
      ).campaign.timeline;
    expect(await timeline()).toEqual([]);
    const shipment = await launchAtOnce(world.ctx, id);
    await prepareNow(world.ctx, shipment.id);
    const [one, two] = await query<{ id: DeliveryId }>(
      'SELECT id FROM deliveries WHERE shipment_id = $1 ORDER BY id',
      [shipment.id],
    );
    const event = (
      message: { id: DeliveryId } | undefined,
      kind: Deed['kind'],
      at: string,
      machine = false,
    ) =>
      inTransaction(world.ctx, tx =>
        recordEvents(tx, [
          {
            deliveryId: message?.id as DeliveryId,
            kind,
            machine,
            at: new Date(at),
            link: kind === 'CLICKED' ? 1 : null,
            url: null,
          },
        ]),
      );
    await event(one, 'OPENED', '2026-03-01T10:00:10Z');
    await event(one, 'OPENED', '2026-03-01T10:00:50Z');
    await event(two, 'CLICKED', '2026-03-01T10:02:00Z');
    await event(two, 'OPENED', '2026-03-01T10:01:00Z', true);
    expect(await timeline()).toEqual([
      { at: '2026-03-01T10:00:00.000Z', seconds: 60, opens: 2, clicks: 0 },
      { at: '2026-03-01T10:01:00.000Z', seconds: 60, opens: 0, clicks: 0 },
      { at: '2026-03-01T10:02:00.000Z', seconds: 60, opens: 0, clicks: 1 },
    ]);
    await event(two, 'OPENED', '2026-03-03T09:59:00Z');
    const hours = await timeline();
    expect(hours).toHaveLength(48);
    expect(hours[0]).toEqual({ at: '2026-03-01T10:00:00.000Z', seconds: 3_600, opens: 2, clicks: 1 });
    expect(hours.at(-1)).toEqual({ at: '2026-03-03T09:00:00.000Z', seconds: 3_600, opens: 1, clicks: 0 });
    await event(two, 'OPENED', '2027-03-03T09:59:00Z');
    const weeks = await timeline();
    expect(weeks.length).toBeLessThanOrEqual(72);
    expect(weeks.reduce((sum, bin) => sum + bin.opens + bin.clicks, 0)).toBe(5);
  });
});

describe('a shipment', () => {
  it('tells its figures, how far it has come, and whom it went to', async () => {
    await addCrowd(world.ctx, 4);
    await query(`UPDATE users SET email = NULL, email_key = NULL WHERE external_id = 'u4'`);
    const { id } = await addMailCampaign(world.ctx);
    const launched = await launchAtOnce(world.ctx, id);
    const SHIPMENT = `query ($id: ID!) { shipment(id: $id) {
      status phase toEveryone targetNames excludedTargetNames campaign { name }
      figures { total scope skipped sent deferred bounced failed canceled }
      progress { phase total sent failed skipped deferred remaining ratePerSecond etaSeconds retryUntil deferredReason { reason count reply } }
    } }`;
    const shipment = async () =>
      (await viewer.get<{ shipment: Record<string, object> }>(SHIPMENT, { id: launched.id })).shipment;
    await prepareNow(world.ctx, launched.id);
    expect(await shipment()).toEqual({
      status: 'PENDING',
      phase: 'SENDING',
      toEveryone: true,
      targetNames: [],
      excludedTargetNames: [],
      campaign: { name: 'News' },
      figures: { total: 4, scope: 3, skipped: 1, sent: 0, deferred: 0, bounced: 0, failed: 0, canceled: 0 },
      progress: {
        phase: 'SENDING',
        total: 4,
        sent: 0,
        failed: 0,
        skipped: 1,
        deferred: 0,
        remaining: 3,
        ratePerSecond: 0,
        etaSeconds: null,
        retryUntil: null,
        deferredReason: null,
      },
    });
    await query(`UPDATE shipment_counters SET sent = 1, bounced = 1, deferred = 1 WHERE shipment_id = $1`, [
      launched.id,
    ]);
    const sending = await shipment();
    expect(sending.progress).toMatchObject({ sent: 1, failed: 1, deferred: 1, remaining: 1 });
    const tried = '2026-03-01T10:00:00Z';
    await query(
      `UPDATE deliveries SET status = 'DEFERRED', first_tried_at = $2 WHERE user_id = (SELECT min(id) FROM users) AND shipment_id = $1`,
      [launched.id, tried],
    );
    await query(`UPDATE shipments SET phase = 'RETRYING' WHERE id = $1`, [launched.id]);
    expect((await shipment()).progress).toMatchObject({
      phase: 'RETRYING',
      remaining: 1,
      deferred: 1,
      etaSeconds: null,
      retryUntil: '2026-03-02T10:00:00.000Z',
      deferredReason: null,
    });
  });

  it('tells why its messages are deferred: the reason most seen, in the words most said', async () => {
    await addCrowd(world.ctx, 6);
    const launched = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    await prepareNow(world.ctx, launched.id);
    await query(
      `UPDATE deliveries d SET status = 'DEFERRED', due_at = now() + interval '1 hour', first_tried_at = now(), reply = r.reply,
         reason = CASE WHEN r.n = 6 THEN 'CONNECTION_LOST' ELSE 'TRY_LATER' END
       FROM (SELECT id, n, CASE WHEN n < 4 THEN '452 4.2.2 Mailbox full' ELSE '450 4.7.1 Greylisted' END AS reply
             FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM deliveries WHERE shipment_id = $1) x) r
       WHERE r.id = d.id`,
      [launched.id],
    );
    await query('UPDATE shipment_counters SET deferred = 6 WHERE shipment_id = $1', [launched.id]);
    const PROGRESS = `query ($id: ID!) { shipment(id: $id) { progress { deferred retryUntil deferredReason { reason count reply } } } }`;
    const progress = async () =>
      (await viewer.get<{ shipment: { progress: object } }>(PROGRESS, { id: launched.id })).shipment.progress;
    expect(await progress()).toEqual({
      deferred: 6,
      retryUntil: null,
      deferredReason: { reason: 'TRY_LATER', count: 5, reply: '452 4.2.2 Mailbox full' },
    });
    await query(`UPDATE shipments SET status = 'CANCELED', phase = NULL WHERE id = $1`, [launched.id]);
    expect(await progress()).toMatchObject({ deferredReason: null });
  });

  it('tells its rate from what was sent in the last seconds to one who looks for the first time', async () => {
    await addCrowd(world.ctx, 6);
    const launched = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    await prepareNow(world.ctx, launched.id);
    await query(
      `UPDATE deliveries SET status = 'SENT', due_at = NULL, sent_at = now() + interval '1 minute'
       WHERE id IN (SELECT id FROM deliveries WHERE shipment_id = $1 LIMIT 4)`,
      [launched.id],
    );
    await query('UPDATE shipment_counters SET sent = 4 WHERE shipment_id = $1', [launched.id]);
    expect(
      await viewer.get('query ($id: ID!) { shipment(id: $id) { progress { ratePerSecond etaSeconds } } }', {
        id: launched.id,
      }),
    ).toEqual({ shipment: { progress: { ratePerSecond: 2, etaSeconds: 1 } } });
  });
});

describe('the scope of a shipment', () => {
  it('is its audience minus those skipped at preparation: who leaves before their turn stays in it', async () => {
    const [ana] = await addCrowd(world.ctx, 4);
    await query(`UPDATE users SET email = NULL, email_key = NULL WHERE external_id = 'u4'`);
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const { id, contentId } = await launchAtOnce(world.ctx, campaignId);
    await prepareNow(world.ctx, id);
    await optOut(world.ctx, {
      userId: ana ?? null,
      channel: 'EMAIL',
      emailKey: null,
      source: 'LINK',
      deliveryId: null,
      campaignId: null,
    });
    const [worker] = await world.ctx.db.rows<{ id: WorkerId }>(insertWorker('w'));
    expect(await claimShipment(world.ctx, worker!.id, { id, campaignId, contentId }, 10)).toHaveLength(2);
    const { shipment } = await viewer.get<{ shipment: object }>(
      'query ($id: ID!) { shipment(id: $id) { figures { total scope skipped } progress { remaining } } }',
      { id },
    );
    expect(shipment).toEqual({ figures: { total: 4, scope: 3, skipped: 2 }, progress: { remaining: 2 } });
  });
});

describe('the shipments of a campaign', () => {
  it('are sorted by each column, and read page by page in every order', async () => {
    await addCrowd(world.ctx, 2);
    const { id } = await addNotificationCampaign(world.ctx);
    for (let i = 0; i < 3; i++) {
      await prepareNow(world.ctx, (await launchAtOnce(world.ctx, id)).id);
      await addCrowd(world.ctx, 3 + i);
    }
    await launchAtOnce(world.ctx, id);
    const LIST = `query ($id: ID!, $sort: ShipmentsSort, $first: Int, $after: String) { campaign(id: $id) {
      shipments(sort: $sort, first: $first, after: $after) { nodes { status figures { scope sent } startedAt } totalCount pageInfo { hasNextPage endCursor } }
    } }`;
    interface Node {
      status: string;
      figures: { scope: number; sent: number };
      startedAt: string;
    }
    interface List {
      campaign: {
        shipments: {
          nodes: Node[];
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    }
    const list = async (variables: object) =>
      (await viewer.get<List>(LIST, { id, ...variables })).campaign.shipments;
    expect((await list({})).nodes.map(node => node.figures.scope)).toEqual([0, 4, 3, 2]);
    const columns: Record<string, (node: Node) => number | string> = {
      STARTED_AT: node => node.startedAt,
      SCOPE: node => node.figures.scope,
      SENT: node => node.figures.sent,
      STATUS: node => node.status,
    };
    for (const [field, column] of Object.entries(columns))
      for (const direction of ['ASC', 'DESC']) {
        const sort = { field, direction };
        const pages: Node[] = [];
        for (let after: string | undefined, more = true; more;) {
          const { nodes, totalCount, pageInfo } = await list({ sort, first: 3, after });
          pages.push(...nodes);
          expect(totalCount).toBe(4);
          more = pageInfo.hasNextPage;
          after = pageInfo.endCursor;
        }
        const values = pages.map(column);
        const sorted = values.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
        expect([sort, values]).toEqual([sort, direction === 'ASC' ? sorted : sorted.toReversed()]);
        expect(pages).toHaveLength(4);
      }
    const all = await viewer.get<{ shipments: { nodes: { campaign: { name: string } }[] } }>(
      '{ shipments(first: 4) { nodes { campaign { name } } } }',
    );
    expect(all.shipments.nodes.map(({ campaign }) => campaign.name)).toEqual(Array(4).fill('Ping'));
  });
});
