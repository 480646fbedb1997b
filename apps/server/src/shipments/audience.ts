import { type CampaignId, type Channel, LIMITS, type SkipReason, type TargetId } from '@chasqui/domain';
import { compileRule } from '@chasqui/targeting/sql';
import { In } from 'typeorm';
import type { Ctx } from '../api-kit/context.js';
import { badField } from '../api-kit/refusal.js';
import { readSettings } from '../settings/index.js';
import { Target, checkRule, ruleCatalog, ruleContext } from '../targets/index.js';
import { type AudienceConditions, countAudience } from './audience.sql.js';
import type { FrozenAudience, FrozenTarget } from './shipment.js';

/** Whom a launch would go to, by name. */
export interface AudienceRequest {
  channel: Channel;
  /** Null: everyone. */
  include: readonly TargetId[] | null;
  exclude: readonly TargetId[];
}

export interface AudienceCount {
  /** Users that the targets select. */
  total: number;
  reached: number;
  skipped: { reason: SkipReason; count: number }[];
}

/**
 * Reads the rules of the targets as they are now.
 *
 * @throws Refusal BAD_USER_INPUT when targeting names no target, a target is gone, or its rule no longer holds water:
 * none of these may mean "everyone".
 */
export async function freezeAudience(
  ctx: Pick<Ctx, 'db'>,
  { include, exclude }: AudienceRequest,
): Promise<FrozenAudience> {
  if (include !== null && include.length === 0)
    throw badField('targets', 'Choose at least one target, or turn targeting off to reach everyone.');
  if ((include?.length ?? 0) + exclude.length > LIMITS.targetsPerCampaign)
    throw badField('targets', `At most ${LIMITS.targetsPerCampaign} targets.`);
  return {
    include: include === null ? null : await freezeTargets(ctx, 'targets', include),
    exclude: await freezeTargets(ctx, 'exclude', exclude),
  };
}

async function freezeTargets(
  ctx: Pick<Ctx, 'db'>,
  path: string,
  ids: readonly TargetId[],
): Promise<FrozenTarget[]> {
  const found = new Map(
    (await ctx.db.entities.find(Target, { where: { id: In([...ids]) } })).map(target => [target.id, target]),
  );
  const catalog = await ruleCatalog(ctx);
  return ids.map(id => {
    const target = found.get(id);
    if (target === undefined) throw badField(path, 'A target no longer exists; choose another.');
    return { id, name: target.name, rule: checkRule(catalog, `${path}.${target.name}`, target.rule) };
  });
}

/**
 * Compiles a frozen audience for now: which day it is decides about birthdays.
 *
 * @throws Refusal BAD_USER_INPUT when a rule names something that is gone since it was frozen: it could mean everyone.
 */
export async function audienceConditions(
  ctx: Pick<Ctx, 'db' | 'now'>,
  channel: Channel,
  audience: FrozenAudience,
  alreadyReached: CampaignId | null,
): Promise<AudienceConditions> {
  const context = await ruleContext(ctx);
  const settings = await readSettings(ctx);
  const catalog = await ruleCatalog(ctx);
  const compile = (targets: FrozenTarget[]) =>
    targets.map(({ name, rule }) => compileRule(checkRule(catalog, `targets.${name}`, rule), context));
  return {
    channel,
    include: audience.include === null ? null : compile(audience.include),
    exclude: compile(audience.exclude),
    hold: settings.hold ? settings.holdAddresses : null,
    alreadyReached,
  };
}

/** What a launch would reach and skip now. */
export async function computeAudience(
  ctx: Ctx,
  request: AudienceRequest,
  alreadyReached: CampaignId | null,
): Promise<AudienceCount> {
  const audience = await freezeAudience(ctx, request);
  const conditions = await audienceConditions(ctx, request.channel, audience, alreadyReached);
  const rows = await ctx.db.rows<{ reason: SkipReason | null; count: number }>(countAudience(conditions));
  const skipped = rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }]));
  const reached = rows.find(row => row.reason === null)?.count ?? 0;
  return { total: rows.reduce((sum, row) => sum + row.count, 0), reached, skipped };
}
