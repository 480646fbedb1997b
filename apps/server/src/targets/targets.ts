import { LIMITS, type TargetId } from '@chasqui/domain';
import { In } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { loadInOrder } from '../api-kit/entity-list.js';
import { InputReader, distinctIds, isGiven } from '../api-kit/parse-input.js';
import { conflict, notFound } from '../api-kit/refusal.js';
import { isForeignKeyViolation } from '../db/errors.js';
import { User } from '../users/index.js';
import { readRule, ruleCondition, summarise } from './rules.js';
import { type CreateTargetInput, type RulePreview, Target, type UpdateTargetInput } from './target.js';
import { campaignsOfTargets, countUsers, sampleUsers } from './targets.sql.js';

const SAMPLE_SIZE = 5;

/** Every target, by name. */
export function listTargets(ctx: Pick<Ctx, 'db'>): Promise<Target[]> {
  return ctx.db.entities.find(Target, { order: { name: 'ASC', id: 'ASC' } });
}

async function getTarget(ctx: Pick<Ctx, 'db'>, id: TargetId): Promise<Target> {
  const target = await ctx.db.entities.findOneBy(Target, { id });
  if (target === null) throw notFound('target');
  return target;
}

/** @throws Refusal BAD_USER_INPUT with the path of each fault of the rule. */
export async function createTarget(ctx: Ctx, input: CreateTargetInput): Promise<Target> {
  const read = new InputReader();
  const name = read.name('name', input.name);
  read.done();
  const rule = await readRule(ctx, 'rule', input.rule);
  return inTransaction(ctx, async tx => {
    const target = await tx.db.entities.save(tx.db.entities.create(Target, { name, rule }));
    await audit(tx, {
      action: 'target.create',
      subject: { kind: 'Target', id: target.id },
      detail: { name },
    });
    return target;
  });
}

export async function updateTarget(ctx: Ctx, input: UpdateTargetInput): Promise<Target> {
  const read = new InputReader();
  const changes: Partial<Target> = {};
  if (isGiven(input.name)) changes.name = read.name('name', input.name);
  read.done();
  if (isGiven(input.rule)) changes.rule = await readRule(ctx, 'rule', input.rule);
  return inTransaction(ctx, async tx => {
    await getTarget(tx, input.id);
    if (Object.keys(changes).length > 0) await tx.db.entities.update(Target, { id: input.id }, changes);
    await audit(tx, {
      action: 'target.update',
      subject: { kind: 'Target', id: input.id },
      detail: { changed: Object.keys(changes) },
    });
    return getTarget(tx, input.id);
  });
}

/** Copies a target. */
export function cloneTarget(ctx: Ctx, id: TargetId): Promise<Target> {
  return inTransaction(ctx, async tx => {
    const target = await getTarget(tx, id);
    const copy = await tx.db.entities.save(
      tx.db.entities.create(Target, {
        name: `${target.name} (copy)`.slice(0, LIMITS.nameLength),
        rule: target.rule,
      }),
    );
    await audit(tx, {
      action: 'target.clone',
      subject: { kind: 'Target', id: copy.id },
      detail: { from: id },
    });
    return copy;
  });
}

/** Deletes targets; shipments keep the rules they were launched with. @throws Refusal CONFLICT naming the campaigns that use one. */
export async function deleteTargets(ctx: Ctx, given: readonly TargetId[]): Promise<TargetId[]> {
  const ids = distinctIds('ids', given);
  try {
    return await inTransaction(ctx, async tx => {
      const campaigns = await tx.db.rows<{ name: string }>(campaignsOfTargets(ids));
      if (campaigns.length > 0)
        throw conflict(
          `These campaigns use it: ${campaigns.map(campaign => campaign.name).join(', ')}. Change them first.`,
        );
      const found = await tx.db.entities.find(Target, { where: { id: In(ids) } });
      for (const { id, name } of found) {
        await tx.db.entities.delete(Target, { id });
        await audit(tx, { action: 'target.delete', subject: { kind: 'Target', id }, detail: { name } });
      }
      return found.map(target => target.id);
    });
  } catch (error) {
    if (isForeignKeyViolation(error))
      throw conflict('A campaign uses it, or is just being deleted. Try again in a minute.');
    throw error;
  }
}

/** How many users a rule selects now, and some of them. */
export async function previewRule(ctx: Ctx, json: unknown, language: 'en' | 'es'): Promise<RulePreview> {
  const condition = await ruleCondition(ctx, 'rule', json);
  const [counted, sampled, summary] = await Promise.all([
    ctx.db.row<{ count: number }>(countUsers(condition)),
    ctx.db.rows<{ id: string }>(sampleUsers(condition, SAMPLE_SIZE)),
    readRule(ctx, 'rule', json).then(rule => summarise(ctx, rule, language)),
  ]);
  return {
    count: counted?.count ?? 0,
    sample: await loadInOrder(
      ctx,
      User,
      sampled.map(row => row.id),
    ),
    summary,
  };
}
