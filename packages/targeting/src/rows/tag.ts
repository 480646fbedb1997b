import { assertNever } from '@chasqui/domain';
import { readOneOf, readTexts } from '../parsing/operands.js';
import { noneInEnglish } from '../conditions/is-one-of.js';
import { type Phrase, say } from '../phrasing/phrase.js';
import { listed } from '../phrasing/words.js';
import { RULE_LIMITS } from '../rule-limits.js';
import type { RowKind } from './row-kind.js';

/** Users with at least one of the tags (`anyOf`), or with every one of them (`allOf`). Capitals count. */
export interface TagRow {
  kind: 'tag';
  operator: 'anyOf' | 'allOf';
  tags: string[];
  not?: boolean;
}

export const tag: RowKind<TagRow> = {
  parse(node) {
    const operator = readOneOf(node, 'operator', ['anyOf', 'allOf'] as const);
    if (operator === null) return null;
    const tags = readTexts(node, 'tags', RULE_LIMITS.tagLength);
    return tags && { kind: 'tag', operator, tags };
  },
  describe: ({ operator, tags }, phrase) =>
    operator === 'anyOf' || tags.length === 1 ? describeAnyOf(tags, phrase) : describeAllOf(tags, phrase),
  matches({ operator, tags }, user) {
    switch (operator) {
      case 'anyOf':
        return tags.some(name => user.tags.includes(name));
      case 'allOf':
        return tags.every(name => user.tags.includes(name));
      default:
        return assertNever(operator);
    }
  },
};

function describeAnyOf(tags: readonly string[], phrase: Phrase): string {
  const negative =
    tags.length === 1 ? `not tagged ${listed(tags, 'or', 'en')}` : `tagged ${noneInEnglish(tags)}`;
  const [has, hasNot] =
    tags.length === 1
      ? ['tiene la etiqueta', 'no tiene la etiqueta']
      : ['tiene alguna de las etiquetas', 'no tiene ninguna de las etiquetas'];
  return say(phrase, {
    en: [`tagged ${listed(tags, 'or', 'en')}`, negative],
    es: [`${has} ${listed(tags, 'or', 'es')}`, `${hasNot} ${listed(tags, 'and', 'es')}`],
  });
}

function describeAllOf(tags: readonly string[], phrase: Phrase): string {
  const both = tags.length === 2 ? 'both' : 'all of';
  return say(phrase, {
    en: [`tagged ${listed(tags, 'and', 'en')}`, `not tagged ${both} ${listed(tags, 'and', 'en')}`],
    es: [
      `tiene las etiquetas ${listed(tags, 'and', 'es')}`,
      `no tiene a la vez las etiquetas ${listed(tags, 'and', 'es')}`,
    ],
  });
}
