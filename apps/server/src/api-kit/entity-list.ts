import { In, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Ctx } from './context.js';

/** Loads records by id, in the order of the ids; a missing one is left out. */
export async function loadInOrder<Entity extends ObjectLiteral & { id: string }>(
  ctx: Pick<Ctx, 'db'>,
  entity: EntityTarget<Entity>,
  ids: readonly string[],
): Promise<Entity[]> {
  if (ids.length === 0) return [];
  const found = await ctx.db.entities.find(entity, { where: { id: In([...ids]) } as never });
  const byId = new Map(found.map(record => [record.id, record]));
  return ids.flatMap(id => byId.get(id) ?? []);
}
