import type { UiLanguage } from '@chasqui/domain';
import { type Rule, type RuleCatalog, type RuleContext, describeRule, parseRule } from '@chasqui/targeting';
import { compileRule } from '@chasqui/targeting/sql';
import type { Ctx } from '../api-kit/context.js';
import { type BadField, badInput } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
import type { Sql } from '../db/sql.js';
import { readSettings } from '../settings/index.js';

/** What rules may name now. */
export async function ruleCatalog(ctx: Pick<Ctx, 'db'>): Promise<RuleCatalog> {
  return { attributes: await listAttributes(ctx) };
}

/** When and where "today" is for a rule. */
export async function ruleContext(ctx: Pick<Ctx, 'db' | 'now'>): Promise<RuleContext> {
  const { timeZone } = await readSettings(ctx);
  return { now: ctx.now(), timeZone };
}

/** Reads a rule from outside. @throws Refusal BAD_USER_INPUT with the path of each fault, below `path`. */
export async function readRule(ctx: Pick<Ctx, 'db'>, path: string, json: unknown): Promise<Rule> {
  return checkRule(await ruleCatalog(ctx), path, json);
}

/** Checks a rule against what rules may name. @throws Refusal BAD_USER_INPUT with the path of each fault, below `path`. */
export function checkRule(catalog: RuleCatalog, path: string, json: unknown): Rule {
  const parsed = parseRule(json, catalog);
  if (parsed.ok) return parsed.rule;
  const fields: BadField[] = parsed.issues.map(issue => ({
    path: joinPath(path, issue.path),
    message: issue.message,
  }));
  throw badInput(fields);
}

/** The users `u` that a stored rule selects now. @throws Refusal BAD_USER_INPUT when it names something that is gone. */
export async function ruleCondition(ctx: Pick<Ctx, 'db' | 'now'>, path: string, json: unknown): Promise<Sql> {
  return compileRule(await readRule(ctx, path, json), await ruleContext(ctx));
}

/** A stored rule in words; the faults when it no longer holds water. */
export async function summarise(ctx: Pick<Ctx, 'db'>, rule: Rule, language: UiLanguage): Promise<string> {
  return describeRule(rule, await ruleCatalog(ctx), language);
}

function joinPath(base: string, inner: string): string {
  if (inner === '') return base;
  return inner.startsWith('[') ? `${base}${inner}` : `${base}.${inner}`;
}
