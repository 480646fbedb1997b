import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type NoticeId, type Role, type ShipmentId } from '@chasqui/domain';
import type { RunningRole } from '../roles/api.js';
import { Member } from '../access/index.js';
import { updateSettings } from '../settings/index.js';
import { launchCampaign, pauseBySystem, startDueShipments } from '../shipments/index.js';
import { startApi } from '../testing/api-client.js';
import { eventually } from '../testing/eventually.js';
import { addCrowd, addMailCampaign, furnish, launchAtOnce, prepareNow } from '../testing/factories.js';
import { Sink } from '../testing/sink.js';
import { shipmentReaches, startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import { tellMembers } from './tell-members.js';

jest.setTimeout(60_000);

let world: World;
let sink: Sink;
let worker: RunningRole | null;

beforeEach(async () => {
  world = await createWorld();
  sink = await Sink.listen({
    refuse: address => (address.endsWith('@example.com') ? '550 5.7.1 Looks like spam' : null),
  });
  await furnish(world.ctx, sink);
  worker = null;
});

afterEach(async () => {
  await worker?.stop();
  await sink.close();
  await world.end();
});

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

async function addMember(name: string, role: Role): Promise<Member> {
  const email = `${name}@norteymar.example`;
  return world.ctx.db.entities.save(
    world.ctx.db.entities.create(Member, { email, emailKey: email, name, role, passwordHash: '' }),
  );
}

/** A shipment under way, launched by a member. */
async function launchedBy(member: Member | null): Promise<ShipmentId> {
  const campaign = await addMailCampaign(world.ctx, { name: 'Harbour <light>' });
  const principal =
    member === null
      ? world.ctx.principal
      : { kind: 'MEMBER' as const, memberId: member.id, email: member.email, role: member.role };
  return (await launchAtOnce({ ...world.ctx, principal } as typeof world.ctx, campaign.id)).id;
}

const told = () => sink.mails.map(({ to }) => to).toSorted();
const notices = () => query<{ id: NoticeId; kind: string }>('SELECT id, kind FROM notices ORDER BY id');
const queued = () =>
  query<{ address: string }>(`SELECT address FROM deliveries WHERE message_id IS NOT NULL ORDER BY address`);

describe('members', () => {
  it('are told once when a shipment pauses by itself: the owners, and who launched it', async () => {
    await addMember('olga', 'OWNER');
    await addMember('vera', 'VIEWER');
    const editor = await addMember('edu', 'EDITOR');
    await addCrowd(world.ctx, 40);
    const web = await startApi(world);
    worker = await startWorker(world);
    const id = await launchedBy(editor);
    expect(await shipmentReaches(world, id, 'PAUSED')).toMatchObject({ pauseReason: 'REFUSALS' });
    await eventually(told, to => to.length >= 2);
    // Everything else that was queued had its turn: nothing more comes.
    await eventually(
      () => query(`SELECT FROM deliveries WHERE message_id IS NOT NULL AND status <> 'SENT'`),
      left => left.length === 0,
    );
    expect(told()).toEqual(['edu@norteymar.example', 'olga@norteymar.example']);
    const [mail] = await sink.parsed('olga@norteymar.example');
    expect(mail?.subject).toBe('“Harbour <light>” is paused: too many messages were refused');
    expect(mail?.text).toContain('550 5.7.1 Looks like spam');
    expect(mail?.html).toContain(`${world.config.publicUrl}/campaigns/`);
    expect(mail?.from).toEqual({ name: 'Norte & Mar', address: 'hello@norteymar.example' });
    const names = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(names.get('auto-submitted')).toBe('auto-generated');
    for (const header of ['list-unsubscribe', 'list-id', 'feedback-id', 'precedence'])
      expect(names.has(header)).toBe(false);
    expect(mail?.html).not.toMatch(/\/[ocuvp]\/[\w-]{20}/);

    const owner = await web.as('OWNER');
    const { deliveries } = await owner.get<{ deliveries: { totalCount: number } }>(
      '{ deliveries(filter: { noCampaign: true }) { totalCount } }',
    );
    expect(deliveries.totalCount).toBe(0);
    const [notice] = await query<{ id: string }>(
      'SELECT id FROM deliveries WHERE message_id IS NOT NULL LIMIT 1',
    );
    expect(await owner.get('query ($id: ID!) { delivery(id: $id) { id } }', { id: notice?.id })).toEqual({
      delivery: null,
    });
    await web.api.stop();
  });

  it('are told when nothing could be sent, in the language of the settings', async () => {
    await updateSettings(world.ctx, { language: 'es' });
    await addMember('olga', 'OWNER');
    await addCrowd(world.ctx, 3);
    worker = await startWorker(world);
    const id = await launchedBy(null);
    expect(await shipmentReaches(world, id)).toMatchObject({ status: 'FAILED' });
    await eventually(told, to => to.length > 0);
    const [mail] = await sink.parsed('olga@norteymar.example');
    expect(mail?.subject).toBe('«Harbour <light>» no se pudo enviar');
    expect(mail?.text).toContain('No se pudo enviar ningún mensaje. Las entregas dicen por qué.');
  });

  it('are told when a shipment cannot be prepared, and when its time was missed', async () => {
    const broken = await launchedBy(null);
    await query(
      `UPDATE shipments SET audience = '{"include": [{"id": "1", "name": "Old", "rule": {"kind": "gone"}}], "exclude": []}'`,
    );
    await prepareNow(world.ctx, broken);
    const { id: campaignId } = await addMailCampaign(world.ctx);
    const scheduleAt = new Date(world.clock.now().getTime() + 3_600_000);
    await launchCampaign(world.ctx, { campaignId, scheduleAt });
    world.clock.advance(3 * 3_600_000);
    await Promise.all([startDueShipments(world.ctx), startDueShipments(world.ctx)]);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['FAILED', 'OVERDUE']);
    const jobs = await query<{ data: object }>(
      `SELECT data FROM pgboss.job WHERE name = 'notice.tell' ORDER BY created_on`,
    );
    expect(jobs.map(({ data }) => data)).toEqual((await notices()).map(({ id }) => ({ noticeId: id })));
  });

  it('are told once of one fact, however often the job is done', async () => {
    await addMember('olga', 'OWNER');
    await addCrowd(world.ctx, 2);
    const id = await launchedBy(null);
    await prepareNow(world.ctx, id);
    const paused = await Promise.all([1, 2].map(() => pauseBySystem(world.ctx, id, 'REFUSALS', '550 No')));
    expect(paused.filter(Boolean)).toHaveLength(1);
    const [notice] = await notices();
    await Promise.all([tellMembers(world.ctx, notice!.id), tellMembers(world.ctx, notice!.id)]);
    await tellMembers(world.ctx, notice!.id);
    expect(await queued()).toEqual([{ address: 'olga@norteymar.example' }]);
    expect(await query(`SELECT sent, failed FROM shipment_counters`)).toEqual([{ sent: '0', failed: '0' }]);
  });

  it('are left in peace where the hold keeps them from mail, where there is no sender, and of what is deleted', async () => {
    await addMember('olga', 'OWNER');
    await addMember('otto', 'OWNER');
    await addCrowd(world.ctx, 2);
    const id = await launchedBy(null);
    await prepareNow(world.ctx, id);
    await updateSettings(world.ctx, { hold: true, holdAddresses: ['OTTO@norteymar.example'] });
    await pauseBySystem(world.ctx, id, 'REFUSALS', '550 No');
    const [held] = await notices();
    await tellMembers(world.ctx, held!.id);
    expect(await queued()).toEqual([{ address: 'otto@norteymar.example' }]);

    const again = async () => {
      await query('UPDATE notices SET told_at = NULL');
      await query('DELETE FROM deliveries WHERE message_id IS NOT NULL');
      await tellMembers(world.ctx, held!.id);
      return queued();
    };
    await query('UPDATE shipments SET deleted_at = now()');
    expect(await again()).toEqual([]);
    await query('UPDATE shipments SET deleted_at = NULL');
    await query('DELETE FROM campaign_targets');
    await query('UPDATE campaigns SET sender_id = NULL');
    await query('DELETE FROM senders');
    expect(await again()).toEqual([]);
  });
});
