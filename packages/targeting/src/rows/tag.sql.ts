import { assertNever } from '@chasqui/domain';
import { sql } from '../sql/fragment.js';
import type { RowCompiler } from '../sql/row-compiler.js';
import type { TagRow } from './tag.js';

/**
 * Up to here `&&`, which a GIN index over `tags` serves. Without the index it compares each tag of a user with each of
 * the row, so that many tags and 1,000,000 users take minutes (1,000 tags: 25 s); looked up in a hash table 0.5 s.
 */
const MOST_OVERLAPPED = 40;

export const tagSql: RowCompiler<TagRow> = {
  compile({ operator, tags }, { users }) {
    switch (operator) {
      case 'anyOf':
        return tags.length <= MOST_OVERLAPPED
          ? sql`${users}.tags && ${tags}::text[]`
          : sql`EXISTS (SELECT FROM unnest(${users}.tags) AS own_tags (tag) WHERE tag = ANY (${tags}::text[]))`;
      case 'allOf':
        return sql`${users}.tags @> ${tags}::text[]`;
      default:
        return assertNever(operator);
    }
  },
};
