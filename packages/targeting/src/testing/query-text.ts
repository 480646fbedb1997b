import type { SqlFragment } from '../sql/fragment.js';

/** A fragment as `pg` takes it, with numbered placeholders. */
export function queryText({ strings, values }: SqlFragment): { text: string; values: unknown[] } {
  const text = strings.map((part, index) => (index === 0 ? part : `$${index}${part}`)).join('');
  return { text, values: [...values] };
}
