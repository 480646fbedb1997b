import type { TargetId } from '@chasqui/domain';
import type { Ctx } from '../../src/api-kit/context.js';
import { createAttribute } from '../../src/attributes/index.js';
import { createTarget } from '../../src/targets/index.js';
import { addSuppressions, addUnsubscriptions, addUsersStep, indexesOfUsers } from './crowd.sql.js';
import { whole, withProgress } from './figures.js';

const STEP = 20_000;

/**
 * Fills users as an installation has them: names, languages, countries, tags and five attributes. One in a hundred has
 * opted out of mail and of notifications each, one in two hundred is suppressed, one in two hundred shares an address.
 * Who has which number is always the same.
 */
export async function fillCrowd({ db }: Pick<Ctx, 'db'>, users: number): Promise<void> {
  const run = (statement: string) => db.entities.query<unknown>(statement);
  // Filling the three GIN indexes row by row takes several times as long as building them.
  const indexes = await db.rows<{ name: string; definition: string }>(indexesOfUsers());
  for (const { name } of indexes) await run(`DROP INDEX ${name}`);
  let filled = 0;
  const say = () => (filled < users ? `${whole(filled)} of ${whole(users)} users` : 'indexes of users');
  await withProgress(say, async () => {
    while (filled < users) {
      const through = Math.min(users, filled + STEP);
      await db.execute(addUsersStep(filled, through));
      filled = through;
    }
    for (const { definition } of indexes) await run(definition);
    await db.execute(addUnsubscriptions());
    await db.execute(addSuppressions());
    for (const table of ['users', 'unsubscriptions', 'suppressions']) await run(`VACUUM ANALYZE ${table}`);
    await run('CHECKPOINT');
  });
}

/** Declares the attributes that the crowd has. */
export async function declareAttributes(ctx: Ctx): Promise<void> {
  await createAttribute(ctx, { key: 'plan', type: 'CHOICE', choices: ['seed', 'garden', 'orchard'] });
  await createAttribute(ctx, { key: 'city', type: 'TEXT' });
  await createAttribute(ctx, { key: 'points', type: 'NUMBER' });
  await createAttribute(ctx, { key: 'joined_on', type: 'DATE' });
  await createAttribute(ctx, { key: 'interests', type: 'LIST' });
}

/** A target of five conditions that holds for 97 of a hundred of the crowd: what is measured is who is written. */
export async function addTargetOfFive(ctx: Ctx): Promise<TargetId> {
  const target = await createTarget(ctx, {
    name: 'Growers',
    rule: {
      kind: 'all',
      rules: [
        { kind: 'attribute', key: 'plan', operator: 'anyOf', values: ['seed', 'garden', 'orchard'] },
        { kind: 'attribute', key: 'points', operator: 'greaterThan', value: 9 },
        { kind: 'attribute', key: 'joined_on', operator: 'after', value: '2015-12-31' },
        { kind: 'attribute', key: 'city', operator: 'is', value: 'Lima', not: true },
        { kind: 'tag', operator: 'anyOf', tags: ['staff'], not: true },
      ],
    },
  });
  return target.id;
}
