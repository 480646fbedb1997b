import { LIMITS, type TemplateId } from '@chasqui/domain';
import { checkMjml } from '@chasqui/rendering';
import { In } from 'typeorm';
import { audit } from '../api-kit/audit.js';
import { type Ctx, inTransaction } from '../api-kit/context.js';
import { InputReader, distinctIds, isGiven, textFaults } from '../api-kit/parse-input.js';
import { type BadField, notFound } from '../api-kit/refusal.js';
import { listAttributes } from '../attributes/index.js';
import { BLANK_MJML } from './blank.js';
import {
  type CopyTemplateInput,
  type CreateTemplateInput,
  Template,
  type UpdateTemplateInput,
} from './template.js';

/** Every template, by name. */
export function listTemplates(ctx: Pick<Ctx, 'db'>): Promise<Template[]> {
  return ctx.db.entities.find(Template, { order: { name: 'ASC', id: 'ASC' } });
}

/** @throws Refusal NOT_FOUND. */
export async function getTemplate(ctx: Pick<Ctx, 'db'>, id: TemplateId): Promise<Template> {
  const template = await ctx.db.entities.findOneBy(Template, { id });
  if (template === null) throw notFound('template');
  return template;
}

/** @throws Refusal BAD_USER_INPUT with what is wrong in the MJML and where. */
export async function createTemplate(ctx: Ctx, input: CreateTemplateInput): Promise<Template> {
  const read = new InputReader();
  const name = read.name('name', input.name);
  const mjml = input.mjml ?? BLANK_MJML;
  read.add(await findMjmlFaults(ctx, 'mjml', mjml));
  read.done();
  return inTransaction(ctx, async tx => {
    const template = await tx.db.entities.save(tx.db.entities.create(Template, { name, mjml }));
    await audit(tx, {
      action: 'template.create',
      subject: { kind: 'Template', id: template.id },
      detail: { name },
    });
    return template;
  });
}

/** @throws Refusal BAD_USER_INPUT with what is wrong in the MJML and where; nothing is changed then. */
export async function updateTemplate(ctx: Ctx, input: UpdateTemplateInput): Promise<Template> {
  const read = new InputReader();
  const changes: Partial<Template> = {};
  if (isGiven(input.name)) changes.name = read.name('name', input.name);
  if (isGiven(input.mjml)) {
    changes.mjml = input.mjml;
    read.add(await findMjmlFaults(ctx, 'mjml', input.mjml));
  }
  read.done();
  return inTransaction(ctx, async tx => {
    await getTemplate(tx, input.id);
    if (Object.keys(changes).length > 0) await tx.db.entities.update(Template, { id: input.id }, changes);
    await audit(tx, {
      action: 'template.update',
      subject: { kind: 'Template', id: input.id },
      detail: { changed: Object.keys(changes) },
    });
    return getTemplate(tx, input.id);
  });
}

export async function copyTemplate(ctx: Ctx, input: CopyTemplateInput): Promise<Template> {
  const read = new InputReader();
  const name = read.name('name', input.name);
  read.done();
  return inTransaction(ctx, async tx => {
    const { mjml } = await getTemplate(tx, input.id);
    const copy = await tx.db.entities.save(tx.db.entities.create(Template, { name, mjml }));
    await audit(tx, {
      action: 'template.copy',
      subject: { kind: 'Template', id: copy.id },
      detail: { from: input.id },
    });
    return copy;
  });
}

/** Deletes templates; campaigns made from them keep their own copies. @returns the ids of those that were there. */
export async function deleteTemplates(ctx: Ctx, given: readonly TemplateId[]): Promise<TemplateId[]> {
  const ids = distinctIds('ids', given);
  return inTransaction(ctx, async tx => {
    const found = await tx.db.entities.find(Template, { where: { id: In(ids) } });
    for (const { id, name } of found) {
      await tx.db.entities.delete(Template, { id });
      await audit(tx, { action: 'template.delete', subject: { kind: 'Template', id }, detail: { name } });
    }
    return found.map(template => template.id);
  });
}

/** What refuses the save of an MJML source, each with its line. */
async function findMjmlFaults(ctx: Pick<Ctx, 'db'>, path: string, mjml: string): Promise<BadField[]> {
  const unreadable = textFaults(path, mjml, LIMITS.contentLength);
  if (unreadable.length > 0) return unreadable;
  const issues = await checkMjml(mjml, { attributes: await listAttributes(ctx) });
  return issues
    .filter(issue => issue.severity === 'ERROR')
    .map(issue => ({
      path,
      message: issue.line === null ? issue.message : `Line ${issue.line}: ${issue.message}`,
    }));
}
