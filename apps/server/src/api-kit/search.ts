import { type Sql, sql } from '../db/sql.js';

const MOST_WORDS = 8;
const LONGEST_SEARCH = 1_000;

/**
 * The words of a search, each as a LIKE pattern over folded text: without case and accents. Signs that mean something to
 * LIKE are escaped after folding, since folding makes some of them (a wide `％` becomes `%`). NUL, which no text in the
 * database has, parts words as a space does.
 */
export function searchPatterns(search: string): Sql[] {
  return search
    .slice(0, LONGEST_SEARCH)
    .split(/[\s\0]+/)
    .filter(word => word !== '')
    .slice(0, MOST_WORDS)
    .map(word => sql`'%' || regexp_replace(fold(${word}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`);
}
