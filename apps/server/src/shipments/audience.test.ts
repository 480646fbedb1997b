import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CampaignId, Channel, ShipmentId, SkipReason, TargetId, UserId } from '@chasqui/domain';
import fc from 'fast-check';
import { getCampaign, updateCampaign } from '../campaigns/campaigns.js';
import { updateSettings } from '../settings/index.js';
import { optOut } from '../unsubscriptions/index.js';
import {
  SHORT_MAIL,
  addMailCampaign,
  addNotificationCampaign,
  addTagTarget,
  addUsers,
  furnish,
  launchAtOnce,
  prepareNow,
} from '../testing/factories.js';
import { type World, createWorld } from '../testing/world.js';
import { computeAudience } from './audience.js';
import { audienceRequestOf, launchCampaign } from './launch-campaign.js';

jest.setTimeout(120_000);

const TAGS = ['a', 'b', 'c'] as const;
type Tag = (typeof TAGS)[number];

interface Person {
  email: string | null;
  tags: Tag[];
  leftMail: boolean;
  leftNotifications: boolean;
  /** Got the campaign before. */
  reached: boolean;
}

interface Case {
  channel: Channel;
  people: Person[];
  include: Tag[] | null;
  exclude: Tag[];
  suppressed: string[];
  hold: string[] | null;
  skipAlreadyReached: boolean;
}

const ADDRESSES = ['x@example.com', 'y@example.com', 'z@example.com', 'w@example.com'];

const person: fc.Arbitrary<Person> = fc.record({
  email: fc.constantFrom(...ADDRESSES, ...ADDRESSES.map(address => address.toUpperCase()), null),
  tags: fc.subarray([...TAGS]),
  leftMail: fc.nat(7).map(n => n === 0),
  leftNotifications: fc.nat(7).map(n => n === 0),
  reached: fc.boolean(),
});

const anyCase: fc.Arbitrary<Case> = fc.record({
  channel: fc.constantFrom('EMAIL', 'EMAIL', 'NOTIFICATION'),
  people: fc.array(person, { maxLength: 14 }),
  include: fc.oneof(fc.constant(null), fc.subarray([...TAGS], { minLength: 1 })),
  exclude: fc.subarray([...TAGS], { maxLength: 1 }),
  suppressed: fc.subarray(ADDRESSES, { maxLength: 1 }),
  hold: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray(ADDRESSES) },
  ),
  skipAlreadyReached: fc.boolean(),
}) as fc.Arbitrary<Case>;

/** What the words of the product say about each person: not selected, reached, or skipped and why. */
function expectedFates(each: Case): ('NOT_SELECTED' | 'REACHED' | SkipReason)[] {
  const mail = each.channel === 'EMAIL';
  const keyOf = ({ email }: Person) => email?.toLowerCase() ?? null;
  const overlaps = (tags: readonly Tag[], wanted: readonly Tag[]) => tags.some(tag => wanted.includes(tag));
  const taken = new Set<string>();
  return each.people.map(someone => {
    const key = keyOf(someone);
    if (each.include !== null && !overlaps(someone.tags, each.include)) return 'NOT_SELECTED';
    // Without targeting the excluded targets rest as well.
    if (each.include !== null && overlaps(someone.tags, each.exclude)) return 'NOT_SELECTED';
    if (mail && key === null) return 'NO_ADDRESS';
    const left = mail
      ? each.people.some(other => other.leftMail && (other === someone || keyOf(other) === key))
      : someone.leftNotifications;
    if (left) return 'UNSUBSCRIBED';
    if (mail && key !== null && each.suppressed.includes(key)) return 'SUPPRESSED';
    if (mail && key !== null && each.hold !== null && !each.hold.includes(key)) return 'HELD';
    if (each.skipAlreadyReached && someone.reached) return 'ALREADY_RECEIVED';
    if (mail && key !== null && taken.has(key)) return 'DUPLICATE_ADDRESS';
    if (key !== null) taken.add(key);
    return 'REACHED';
  });
}

let world: World;
/** A campaign of each channel that was launched before. */
let launched: Record<Channel, { campaignId: CampaignId; firstShipment: ShipmentId }>;
let targets: Record<Tag, TargetId>;
/** Others with the same rules, since a target cannot be both included and left out. */
let excluded: Record<Tag, TargetId>;

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  const oneForEach = async () => ({
    a: await addTagTarget(world.ctx, 'a'),
    b: await addTagTarget(world.ctx, 'b'),
    c: await addTagTarget(world.ctx, 'c'),
  });
  const launchedBefore = async ({ id: campaignId }: { id: CampaignId }) => ({
    campaignId,
    firstShipment: (await launchAtOnce(world.ctx, campaignId)).id,
  });
  launched = {
    EMAIL: await launchedBefore(await addMailCampaign(world.ctx, { content: SHORT_MAIL })),
    NOTIFICATION: await launchedBefore(await addNotificationCampaign(world.ctx)),
  };
  targets = await oneForEach();
  excluded = await oneForEach();
});

afterAll(() => world.end());

const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.ctx.db.entities.query(text, values);

type KnownPerson = Person & { id: UserId };

/** Brings a case about. @returns the campaign, and the people by id. */
async function bringAbout(each: Case): Promise<{ campaignId: CampaignId; users: KnownPerson[] }> {
  await query('DELETE FROM unsubscriptions');
  await query('DELETE FROM suppressions');
  await query('DELETE FROM users');
  await updateSettings(world.ctx, { hold: false });
  const ids = await addUsers(
    world.ctx,
    each.people.map(({ email, tags, reached }, i) => ({
      externalId: `u${i}`,
      email,
      tags: [...tags, ...(reached ? ['reached'] : [])],
    })),
  );
  // The lowest id decides about duplicates.
  const users = ids
    .map((id, i) => ({ id, ...(each.people[i] as Person) }))
    .toSorted((x, y) => Number(x.id) - Number(y.id));
  const { campaignId, firstShipment } = launched[each.channel];
  await query(`UPDATE shipments SET status = 'COMPLETED', phase = NULL WHERE campaign_id = $1`, [campaignId]);
  await query('DELETE FROM deliveries');
  // Made by hand, so that this case does not depend on the reasons it is about.
  await query(
    `INSERT INTO deliveries (shipment_id, user_id, channel, status, sent_at)
     SELECT $1, u.id, $2, 'SENT', now() FROM users u WHERE u.tags @> '{reached}'`,
    [firstShipment, each.channel],
  );
  for (const { id, leftMail, leftNotifications } of users) {
    const leaving = {
      userId: id,
      emailKey: null,
      source: 'MEMBER',
      deliveryId: null,
      campaignId: null,
    } as const;
    if (leftMail) await optOut(world.ctx, { ...leaving, channel: 'EMAIL' });
    if (leftNotifications) await optOut(world.ctx, { ...leaving, channel: 'NOTIFICATION' });
  }
  for (const key of each.suppressed)
    await query(`INSERT INTO suppressions (email_key, reason) VALUES ($1, 'HARD_BOUNCE')`, [key]);
  await updateSettings(world.ctx, { hold: each.hold !== null, holdAddresses: each.hold ?? [] });
  await updateCampaign(world.ctx, {
    id: campaignId,
    targeting: each.include !== null,
    targetIds: (each.include ?? []).map(tag => targets[tag]),
    excludedTargetIds: each.exclude.map(tag => excluded[tag]),
  });
  return { campaignId, users };
}

function countOf(fates: readonly string[]) {
  const selected = fates.filter(fate => fate !== 'NOT_SELECTED');
  const reasons = [...new Set(selected.filter(fate => fate !== 'REACHED'))].toSorted();
  return {
    total: selected.length,
    reached: selected.filter(fate => fate === 'REACHED').length,
    skipped: reasons.map(reason => ({ reason, count: selected.filter(fate => fate === reason).length })),
  };
}

async function fatesOf(shipmentId: ShipmentId, users: readonly UserId[]): Promise<string[]> {
  const rows = await query<{ user: UserId; status: string; reason: string | null }>(
    'SELECT user_id AS user, status, reason FROM deliveries WHERE shipment_id = $1',
    [shipmentId],
  );
  const byUser = new Map(
    rows.map(row => [row.user, row.status === 'SKIPPED' ? (row.reason ?? '') : 'REACHED']),
  );
  return users.map(id => byUser.get(id) ?? 'NOT_SELECTED');
}

describe('an audience', () => {
  it('is counted as the launch then really goes: the same people, for the same reasons', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async each => {
        const { campaignId, users } = await bringAbout(each);
        const fates = expectedFates({ ...each, people: users });
        const campaign = await getCampaign(world.ctx, campaignId);
        const counted = await computeAudience(
          world.ctx,
          await audienceRequestOf(world.ctx, campaign),
          each.skipAlreadyReached ? campaignId : null,
        );
        expect({
          ...counted,
          skipped: counted.skipped.toSorted((x, y) => (x.reason < y.reason ? -1 : 1)),
        }).toEqual(countOf(fates));

        const shipment = await launchCampaign(world.ctx, {
          campaignId,
          skipAlreadyReached: each.skipAlreadyReached,
        });
        await prepareNow(world.ctx, shipment.id, 4);
        expect(
          await fatesOf(
            shipment.id,
            users.map(({ id }) => id),
          ),
        ).toEqual(fates);
        const [counters] = await query(
          'SELECT total::int, skipped::int FROM shipment_counters WHERE shipment_id = $1',
          [shipment.id],
        );
        const { total, reached } = countOf(fates);
        expect(counters).toEqual({ total, skipped: total - reached });
      }),
      {
        seed: 20_261_124,
        numRuns: 24,
      },
    );
  });

  it('of targets that are gone or none at all is an error, and never everyone', async () => {
    const audience = (include: TargetId[] | null, exclude: TargetId[] = []) =>
      computeAudience(world.ctx, { channel: 'EMAIL', include, exclude }, null);
    const gone = '99999' as TargetId;
    await expect(audience([])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'targets' }],
    });
    await expect(audience([gone])).rejects.toMatchObject({
      fields: [{ path: 'targets', message: 'A target no longer exists; choose another.' }],
    });
    await expect(audience(null, [gone])).rejects.toMatchObject({ fields: [{ path: 'exclude' }] });
    const many = Array.from({ length: 51 }, () => targets.a);
    await expect(audience(many)).rejects.toMatchObject({
      fields: [{ path: 'targets', message: 'At most 50 targets.' }],
    });
  });
});
