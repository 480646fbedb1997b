import DataLoader from 'dataloader';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { RequestCtx } from './context.js';

/** The request's loader under `name`, made on first use: gathers what is asked for in one tick into one statement. */
export function loaderOf<Key, Value>(
  ctx: RequestCtx,
  name: symbol,
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): DataLoader<Key, Value> {
  const known = ctx.loaders.get(name);
  if (known !== undefined) return known as DataLoader<Key, Value>;
  const loader = new DataLoader<Key, Value>(load);
  ctx.loaders.set(name, loader);
  return loader;
}

/** A loader of records by id; null for one that is not there. */
export function entityLoader<Entity extends ObjectLiteral & { id: string }>(
  ctx: RequestCtx,
  name: symbol,
  entity: EntityTarget<Entity>,
): DataLoader<string, Entity | null> {
  return loaderOf(ctx, name, async (ids: readonly string[]) => {
    const found = await ctx.db.entities.find(entity, { where: { id: In([...ids]) } as never });
    const byId = new Map(found.map(record => [record.id, record]));
    return ids.map(id => byId.get(id) ?? null);
  });
}
