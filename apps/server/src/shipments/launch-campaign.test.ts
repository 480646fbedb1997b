import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type CampaignId,
  type MemberId,
  SHIPMENT_TRANSITIONS,
  type ShipmentId,
  type ShipmentState,
} from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { createAttribute, updateAttribute } from '../attributes/declare-attributes.js';
import { updateCampaign, updateCampaignContent } from '../campaigns/campaigns.js';
import { sql } from '../db/sql.js';
import { optOut } from '../unsubscriptions/index.js';
import { listSenders, updateSettings } from '../settings/index.js';
import { createTarget, updateTarget } from '../targets/targets.js';
import { createTemplate, updateTemplate } from '../templates/templates.js';
import {
  MAIL,
  addCrowd,
  addMailCampaign,
  addNotificationCampaign,
  addTagTarget,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
  skipUndoWindow,
} from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { getShipment } from './get-shipment.js';
import { launchCampaign } from './launch-campaign.js';
import { purgeDeletedShipment } from './purge.js';
import {
  cancelShipment,
  pauseShipment,
  rescheduleShipment,
  resumeShipment,
  startDueShipments,
} from './steer-shipment.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;

beforeAll(async () => {
  world = await createWorld();
  sink = await Sink.listen();
  await furnish(world.ctx, sink);
});

beforeEach(() => query('DELETE FROM users'));

afterAll(async () => {
  await sink.close();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

const launch = (campaignId: CampaignId, more: object = {}, ctx: Ctx = world.ctx) =>
  launchCampaign(ctx, { campaignId, ...more });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const soon = (ms = HOUR) => new Date(world.clock.now().getTime() + ms);

const stateOf = async (id: ShipmentId): Promise<ShipmentState> => {
  const [row] = await query<{ state: ShipmentState }>(
    'SELECT COALESCE(phase, status) AS state FROM shipments WHERE id = $1',
    [id],
  );
  if (row === undefined) throw new Error(`There is no shipment ${id}.`);
  return row.state;
};

const jobsOf = (id: ShipmentId) =>
  query<{ name: string; waits: number }>(
    `SELECT name, round(extract(epoch FROM start_after - created_on))::int AS waits FROM pgboss.job WHERE data->>'shipmentId' = $1 ORDER BY created_on`,
    [id],
  );

const whatIsThere = async () =>
  (
    await query<object>(
      `SELECT (SELECT count(*)::int FROM shipments) AS shipments, (SELECT count(*)::int FROM contents) AS contents, (SELECT count(*)::int FROM pgboss.job) AS jobs`,
    )
  )[0];

// First, since the worker would take up what the others leave lying about.
describe('what was launched', () => {
  it('is sent as it was, whatever is edited afterwards', async () => {
    await addUsers(world.ctx, [
      { externalId: 'ana', email: 'ana@example.com', firstName: 'Ana', attributes: {} },
    ]);
    const mood = await createAttribute(world.ctx, { key: 'mood', label: 'Mood', type: 'TEXT' });
    const template = await createTemplate(world.ctx, { name: 'T', mjml: MAIL });
    const { id } = await addMailCampaign(world.ctx, {
      content: null,
      templateId: template.id,
      subject: 'Old for {{ user.first_name }} {{ campaign.name }}',
      name: 'Old name',
      preheader: 'Old preheader',
    });
    const shipment = await launch(id);
    const [sender] = await listSenders(world.ctx);
    await updateTemplate(world.ctx, { id: template.id, mjml: MAIL.replace('Hello', 'New') });
    await updateCampaignContent(world.ctx, {
      id,
      revision: 1,
      content: MAIL.replace('Hello', 'New'),
      subject: 'New',
    });
    await updateCampaign(world.ctx, { id, name: 'New name', preheader: 'New', replyTo: 'new@example.com' });
    await updateSettings(world.ctx, {
      organisationName: 'New house',
      trackOpens: false,
      trackClicks: false,
      senders: [{ id: sender?.id, name: 'New sender', address: 'new@norteymar.example', isDefault: true }],
    });
    await updateAttribute(world.ctx, { id: mood.id, label: 'New' });

    const worker = await startWorker(world);
    await skipUndoWindow(world.ctx, shipment.id);
    await shipmentReaches(world, shipment.id);
    await worker.stop();
    const [mail] = await sink.parsed('ana@example.com');
    expect(mail).toMatchObject({
      subject: 'Old for Ana Old name',
      from: { name: 'Norte & Mar', address: 'hello@norteymar.example' },
      html: expect.stringContaining('Hello Ana'),
      text: expect.stringContaining('Hello Ana'),
    });
    expect(mail?.replyTo).toBeUndefined();
    expect(mail?.html).toContain('Old preheader');
    expect(mail?.html).toContain('Norte &amp; Mar');
    expect(mail?.html).toMatch(/src="http:\/\/localhost:\d+\/o\//);
    expect(mail?.html).toMatch(/href="http:\/\/localhost:\d+\/c\//);
    expect(mail?.html).not.toContain('New');
  });

  it('keeps to its ten seconds although it is paused and resumed within them', async () => {
    await addUsers(world.ctx, [{ externalId: 'leo', email: 'leo@example.com' }]);
    const campaigns = [await addMailCampaign(world.ctx), await addNotificationCampaign(world.ctx)];
    const worker = await startWorker(world);
    try {
      for (const campaign of campaigns) {
        const { id } = await launch(campaign.id);
        await pauseShipment(world.ctx, id);
        // Not quite as long, for the sake of the test.
        await query(`UPDATE shipments SET starts_at = now() + interval '4 seconds' WHERE id = $1`, [id]);
        await resumeShipment(world.ctx, id);
        await shipmentReaches(world, id);
        const sent = await query(
          `SELECT d.status, d.sent_at >= s.starts_at AS late FROM deliveries d JOIN shipments s ON s.id = d.shipment_id WHERE s.id = $1`,
          [id],
        );
        expect([campaign.channel, sent]).toEqual([campaign.channel, [{ status: 'SENT', late: true }]]);
      }
    } finally {
      await worker.stop();
    }
  });
});

describe('launching', () => {
  it('names everything that the campaign still lacks, and then leaves nothing behind', async () => {
    const { id } = await addMailCampaign(world.ctx, { subject: '', targeting: true });
    await query('UPDATE campaigns SET sender_id = NULL WHERE id = $1', [id]);
    const before = await whatIsThere();
    await expect(launch(id)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'targets', message: 'Choose at least one target, or turn targeting off to reach everyone.' },
        { path: 'subject', message: 'The mail has no subject yet.' },
        { path: 'senderId', message: 'Choose whom the mail is from; senders are added in the settings.' },
      ],
    });
    const ping = await addNotificationCampaign(world.ctx, { subject: ' ' });
    await expect(launch(ping.id)).rejects.toMatchObject({
      fields: [{ path: 'subject', message: 'The notification has no title yet.' }],
    });
    await expect(
      launch(ping.id, { scheduleAt: new Date(world.clock.now().getTime() - 1) }),
    ).rejects.toMatchObject({
      fields: [{ path: 'scheduleAt' }],
    });
    for (const late of [soon(2 * YEAR + 2 * DAY), new Date('9999-12-31T23:59:59-14:00')])
      await expect(launch(ping.id, { scheduleAt: late })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [
          { path: 'scheduleAt', message: 'This time is more than two years ahead; choose an earlier one.' },
        ],
      });
    await expect(launch('99999' as CampaignId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await query('UPDATE relays SET enabled = false');
    await expect(launch((await addMailCampaign(world.ctx)).id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('No relay'),
    });
    await query('UPDATE relays SET enabled = true');
    expect(await whatIsThere()).toEqual(before);
  });

  it('tries the message on some who will get it: what would fail for everyone fails now', async () => {
    await createAttribute(world.ctx, { key: 'note', type: 'TEXT' });
    await addUsers(world.ctx, [
      { externalId: 'short', email: 'a@example.com', attributes: { note: 'x' } },
      {
        externalId: 'long',
        email: 'b@example.com',
        tags: ['long'],
        attributes: { note: 'x'.repeat(2_000) },
      },
    ]);
    const content = MAIL.replace(
      '</mj-column>',
      '<mj-text>{{ user.attributes.note | replace: "x", user.attributes.note }}</mj-text></mj-column>',
    );
    const { id } = await addMailCampaign(world.ctx, { content });
    const before = await whatIsThere();
    await expect(launch(id)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'content', message: expect.stringMatching(/^The message cannot be made for user \d+: /) },
      ],
    });
    expect(await whatIsThere()).toEqual(before);
    // Whom it does not go to does not keep it from the others.
    const spared = await createTarget(world.ctx, {
      name: 'Not long',
      rule: { kind: 'tag', operator: 'anyOf', tags: ['long'], not: true },
    });
    await updateCampaign(world.ctx, { id, targeting: true, targetIds: [spared.id] });
    await launch(id);
  });

  it('leaves ten seconds to undo it, which a notification waits for before it is prepared', async () => {
    const mail = await launch((await addMailCampaign(world.ctx)).id);
    const ping = await launch((await addNotificationCampaign(world.ctx)).id);
    for (const shipment of [mail, ping]) {
      expect(shipment).toMatchObject({ status: 'PENDING', phase: 'PREPARING', scheduledAt: null });
      expect(Math.round((shipment.startsAt?.getTime() ?? 0) - shipment.createdAt.getTime())).toBeGreaterThan(
        9_500,
      );
    }
    expect(await jobsOf(mail.id)).toEqual([{ name: 'shipment.prepare', waits: 0 }]);
    const [job] = await jobsOf(ping.id);
    expect(job?.waits).toBeGreaterThanOrEqual(9);
    expect(await cancelShipment(world.ctx, ping.id)).toMatchObject({ status: 'CANCELED' });
    await prepareNow(world.ctx, ping.id);
    expect(await query('SELECT FROM deliveries WHERE shipment_id = $1', [ping.id])).toEqual([]);
    await expect(getShipment(world.ctx, ping.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [audit] = await query(
      `SELECT subject_id, detail->>'shipmentId' AS shipment FROM audit_log WHERE action = 'campaign.launch' ORDER BY id DESC LIMIT 1`,
    );
    expect(audit).toEqual({ subject_id: ping.campaignId, shipment: ping.id });
  });

  it('happens once per idempotency key, however often it is asked for', async () => {
    const { id } = await addMailCampaign(world.ctx);
    const other = await addMailCampaign(world.ctx);
    const once = { idempotencyKey: 'spring-2026' };
    const shipments = await Promise.all([launch(id, once), launch(id, once), launch(id, once)]);
    expect(new Set(shipments.map(shipment => shipment.id)).size).toBe(1);
    expect(await query('SELECT FROM shipments WHERE campaign_id = $1', [id])).toHaveLength(1);
    await cancelShipment(world.ctx, shipments[0].id);
    // What is left out means what it stands for.
    for (const same of [{}, { skipAlreadyReached: false }, { skipAlreadyReached: null, scheduleAt: null }])
      expect(await launch(id, { ...once, ...same })).toMatchObject({
        id: shipments[0].id,
        status: 'CANCELED',
      });
    for (const another of [
      { ...once, skipAlreadyReached: true },
      { ...once, scheduleAt: soon() },
    ])
      await expect(launch(id, another)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(launch(other.id, once)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This idempotency key was used for another request.',
    });
    // A key belongs to whoever used it, and one whose launch was refused is free again.
    const [member] = await query<{ id: MemberId }>(
      `INSERT INTO members (email, email_key, role, password_hash) VALUES ('a', 'a', 'OWNER', '') RETURNING id`,
    );
    const principal = {
      kind: 'MEMBER',
      memberId: member?.id as MemberId,
      email: 'a',
      role: 'OWNER',
      tokenHash: Buffer.alloc(0),
    } as const;
    await launch(other.id, once, { ...world.ctx, principal });
    const third = await addMailCampaign(world.ctx, { subject: '' });
    await expect(launch(third.id, { idempotencyKey: 'free' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await updateCampaign(world.ctx, { id: third.id, subject: 'Now' });
    await launch(third.id, { idempotencyKey: 'free' });
    for (const idempotencyKey of ['', 'x'.repeat(201), 'nul\0'])
      await expect(launch(third.id, { idempotencyKey })).rejects.toMatchObject({
        fields: [{ path: 'idempotencyKey' }],
      });
  });

  it('is refused while a shipment of the campaign runs, but not while one only retries', async () => {
    const { id } = await addMailCampaign(world.ctx);
    const both = await Promise.allSettled([launch(id), launch(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [running] = await query<{ id: ShipmentId }>('SELECT id FROM shipments WHERE campaign_id = $1', [
      id,
    ]);
    const before = await whatIsThere();
    for (const phase of ['SCHEDULED', 'PREPARING', 'SENDING', 'PAUSED']) {
      await query(
        `UPDATE shipments SET phase = $2, pause_reason = CASE WHEN $2 = 'PAUSED' THEN 'MEMBER' END WHERE id = $1`,
        [running?.id, phase],
      );
      await expect(launch(id)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: 'A shipment of this campaign is running or scheduled. Wait for it, or cancel it first.',
      });
    }
    expect(await whatIsThere()).toEqual(before);
    await query(`UPDATE shipments SET phase = 'RETRYING', pause_reason = NULL WHERE id = $1`, [running?.id]);
    const second = await launch(id);
    await cancelShipment(world.ctx, second.id);
    await launch(id);
  });
});

describe('launching again while a shipment is being prepared', () => {
  it('is refused, and keeps nobody from preparing it', async () => {
    const [user] = await addCrowd(world.ctx, 1);
    const { id: campaignId } = await addMailCampaign(world.ctx);
    await cancelShipment(world.ctx, (await launch(campaignId)).id);
    const { id } = await launch(campaignId);
    const again = await world.ctx.db.transaction(async tx => {
      // As prepare does: the shipment's row is held while users of the campaign are written, which refer to it.
      await tx.execute(sql`UPDATE shipments SET prepared_through = 1 WHERE shipments.id = ${id}::bigint`);
      const refusal = launch(campaignId).catch((thrown: unknown) => thrown);
      await new Promise(resolve => setTimeout(resolve, 300));
      await tx.execute(
        sql`INSERT INTO campaign_users (campaign_id, user_id) VALUES (${campaignId}::bigint, ${user}::bigint)`,
      );
      return refusal;
    });
    expect(again).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('is running') });
  });
});

describe('a scheduled shipment', () => {
  const duly = async () => startDueShipments(world.ctx);

  it('starts when its time comes, which can be moved until then', async () => {
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const { id } = await launch(campaignId, { scheduleAt: soon() });
    expect(await stateOf(id)).toBe('SCHEDULED');
    expect(await jobsOf(id)).toEqual([]);
    await rescheduleShipment(world.ctx, id, soon(2 * YEAR - DAY));
    await expect(rescheduleShipment(world.ctx, id, soon(2 * YEAR + 2 * DAY))).rejects.toMatchObject({
      fields: [{ path: 'scheduleAt' }],
    });
    await rescheduleShipment(world.ctx, id, soon(2 * HOUR));
    world.clock.advance(HOUR + 60_000);
    await duly();
    expect(await stateOf(id)).toBe('SCHEDULED');
    await expect(rescheduleShipment(world.ctx, id, soon(-1))).rejects.toMatchObject({
      fields: [{ path: 'scheduleAt' }],
    });
    world.clock.advance(HOUR);
    await Promise.all([duly(), duly()]);
    expect(await stateOf(id)).toBe('PREPARING');
    expect(await jobsOf(id)).toMatchObject([{ name: 'shipment.prepare' }]);
    await expect(rescheduleShipment(world.ctx, id, soon())).rejects.toMatchObject({ code: 'CONFLICT' });
    await prepareNow(world.ctx, id);
    expect(await stateOf(id)).toBe('SENDING');
  });

  it('that missed its time by more than an hour asks, and can be sent now or given another time', async () => {
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const { id } = await launch(campaignId, { scheduleAt: soon() });
    world.clock.advance(2 * HOUR + 60_000);
    await duly();
    const overdue = () => query('SELECT phase, pause_reason, started_at FROM shipments WHERE id = $1', [id]);
    expect(await overdue()).toEqual([{ phase: 'PAUSED', pause_reason: 'OVERDUE', started_at: null }]);
    expect(await jobsOf(id)).toEqual([]);
    expect(await rescheduleShipment(world.ctx, id, soon())).toMatchObject({
      phase: 'SCHEDULED',
      pauseReason: null,
    });
    world.clock.advance(3 * HOUR);
    await duly();
    expect(await overdue()).toMatchObject([{ pause_reason: 'OVERDUE' }]);
    expect(await resumeShipment(world.ctx, id)).toMatchObject({
      phase: 'PREPARING',
      pauseReason: null,
      startedAt: expect.any(Date),
    });
    expect(await jobsOf(id)).toMatchObject([{ name: 'shipment.prepare' }]);
    // It can be undone as any launch.
    expect(
      await query('SELECT starts_at > $2 AS later FROM shipments WHERE id = $1', [id, world.clock.now()]),
    ).toEqual([{ later: true }]);
  });

  it('that missed its time can be canceled as if it had never been', async () => {
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const { id } = await launch(campaignId, { scheduleAt: soon() });
    world.clock.advance(3 * HOUR);
    await duly();
    await cancelShipment(world.ctx, id);
    expect(await query('SELECT status, deleted_at FROM shipments WHERE id = $1', [id])).toEqual([
      { status: 'CANCELED', deleted_at: expect.any(Date) },
    ]);
  });

  it('computes its audience when its time comes, from the rules as they were', async () => {
    await addUsers(world.ctx, [{ externalId: 'early', email: 'early@example.com', tags: ['vip'] }]);
    const vip = await addTagTarget(world.ctx, 'vip');
    const { id: campaignId } = await addMailCampaign(world.ctx, { targeting: true, targetIds: [vip] });
    const { id } = await launch(campaignId, { scheduleAt: soon() });
    await updateTarget(world.ctx, { id: vip, name: 'Everyone', rule: { kind: 'everyone' } });
    await updateCampaign(world.ctx, { id: campaignId, targeting: false });
    await addUsers(world.ctx, [
      { externalId: 'late', email: 'late@example.com', tags: ['vip'] },
      { externalId: 'other', email: 'other@example.com' },
    ]);
    world.clock.advance(HOUR + 1_000);
    await duly();
    await prepareNow(world.ctx, id);
    expect(
      await query(
        'SELECT u.external_id AS user FROM deliveries d JOIN users u ON u.id = d.user_id WHERE d.shipment_id = $1 ORDER BY d.id',
        [id],
      ),
    ).toEqual([{ user: 'early' }, { user: 'late' }]);
  });
});

describe('a launch that is taken back before anything left', () => {
  it('goes as if it had never been, be it scheduled or about to begin', async () => {
    await addCrowd(world.ctx, 3);
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const first = await launchAtOnce(world.ctx, campaignId);
    await prepareNow(world.ctx, first.id);
    const scheduled = async () => (await launch(campaignId, { scheduleAt: soon() })).id;
    const begun = async () => {
      const { id } = await launch(campaignId);
      await prepareNow(world.ctx, id);
      await pauseShipment(world.ctx, id);
      return id;
    };
    await query(
      `UPDATE shipments SET status = 'COMPLETED', phase = NULL, finished_at = now() WHERE id = $1`,
      [first.id],
    );
    for (const make of [scheduled, begun]) {
      const id = await make();
      expect(await cancelShipment(world.ctx, id)).toMatchObject({ id, status: 'CANCELED' });
      await expect(getShipment(world.ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await purgeDeletedShipment(world.ctx, id, new AbortController().signal);
    }
    expect(await query('SELECT id FROM shipments WHERE campaign_id = $1', [campaignId])).toEqual([
      { id: first.id },
    ]);
    const ids = 'SELECT DISTINCT shipment_id AS id FROM deliveries WHERE shipment_id >= $1';
    expect(await query(ids, [first.id])).toEqual([{ id: first.id }]);
  });
});

describe('steering a shipment', () => {
  /** Where each verb leads from where; a state that is missing refuses. */
  const VERBS: Readonly<
    Record<string, [(id: ShipmentId) => Promise<unknown>, Partial<Record<ShipmentState, ShipmentState>>]>
  > = {
    pause: [
      id => pauseShipment(world.ctx, id),
      { PREPARING: 'PAUSED', SENDING: 'PAUSED', RETRYING: 'PAUSED' },
    ],
    resume: [id => resumeShipment(world.ctx, id), { PAUSED: 'SENDING' }],
    reschedule: [id => rescheduleShipment(world.ctx, id, soon()), { SCHEDULED: 'SCHEDULED' }],
    cancel: [
      id => cancelShipment(world.ctx, id),
      {
        SCHEDULED: 'CANCELED',
        PREPARING: 'CANCELED',
        SENDING: 'CANCELED',
        RETRYING: 'CANCELED',
        PAUSED: 'CANCELED',
      },
    ],
  };

  it('goes only where the table of the domain leads, and is a CONFLICT from anywhere else', async () => {
    const { id } = await launch((await addMailCampaign(world.ctx)).id);
    const states = Object.keys(SHIPMENT_TRANSITIONS) as ShipmentState[];
    for (const [name, [verb, leads]] of Object.entries(VERBS))
      for (const state of states) {
        const ended = ['COMPLETED', 'FAILED', 'CANCELED'].includes(state);
        // It has begun, or it would go without a trace.
        await skipUndoWindow(world.ctx, id);
        await query(
          `UPDATE shipments SET status = $2, phase = $3, pause_reason = CASE WHEN $3 = 'PAUSED' THEN 'MEMBER' END, prepared_at = now() WHERE id = $1`,
          [id, ended ? state : 'PENDING', ended ? null : state],
        );
        const outcome = await verb(id).then(
          () => 'MOVED',
          (refusal: { code: string }) => refusal.code,
        );
        const to = leads[state];
        expect([name, state, outcome, await stateOf(id)]).toEqual([
          name,
          state,
          to === undefined ? 'CONFLICT' : 'MOVED',
          to ?? state,
        ]);
        if (to !== undefined && to !== state) expect(SHIPMENT_TRANSITIONS[state]).toContain(to);
      }
  });

  it('is not for one that is gone', async () => {
    const gone = '99999' as ShipmentId;
    for (const [verb] of Object.values(VERBS))
      await expect(verb(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a launch', () => {
  it('skips those who got it before when it is asked to, and those whom the hold keeps back', async () => {
    await addCrowd(world.ctx, 3);
    const { id } = await addNotificationCampaign(world.ctx);
    await prepareNow(world.ctx, (await launchAtOnce(world.ctx, id)).id);
    await addUsers(world.ctx, [{ externalId: 'new' }]);
    const again = await launch(id, { skipAlreadyReached: true });
    await skipUndoWindow(world.ctx, again.id);
    await prepareNow(world.ctx, again.id);
    const reasons = (shipmentId: ShipmentId) =>
      query<object>(
        'SELECT u.external_id AS user, d.reason FROM deliveries d JOIN users u ON u.id = d.user_id WHERE d.shipment_id = $1 ORDER BY u.id',
        [shipmentId],
      );
    expect(await reasons(again.id)).toEqual([
      ...['u1', 'u2', 'u3'].map(user => ({ user, reason: 'ALREADY_RECEIVED' })),
      { user: 'new', reason: null },
    ]);

    await updateSettings(world.ctx, { hold: true, holdAddresses: ['U2@example.com'] });
    const [u3] = await query<{ id: never }>(`SELECT id FROM users WHERE external_id = 'u3'`);
    await optOut(world.ctx, {
      userId: u3?.id ?? null,
      channel: 'EMAIL',
      emailKey: null,
      source: 'MEMBER',
      deliveryId: null,
      campaignId: null,
    });
    const held = await launchAtOnce(world.ctx, (await addMailCampaign(world.ctx)).id);
    await prepareNow(world.ctx, held.id);
    expect(await reasons(held.id)).toEqual([
      { user: 'u1', reason: 'HELD' },
      { user: 'u2', reason: null },
      { user: 'u3', reason: 'UNSUBSCRIBED' },
      { user: 'new', reason: 'NO_ADDRESS' },
    ]);
    // The hold is for mail: an inbox belongs to whoever looks into it.
    const ping = await launchAtOnce(world.ctx, (await addNotificationCampaign(world.ctx)).id);
    await prepareNow(world.ctx, ping.id);
    expect((await reasons(ping.id)).map(row => (row as { reason: null }).reason)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    await updateSettings(world.ctx, { hold: false, holdAddresses: [] });
  });
});
