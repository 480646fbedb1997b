import type { AttributeDeclaration } from '@chasqui/domain';
import type { Bilingual } from '../parsing/issues.js';
import type { NodeReader } from '../parsing/node-reader.js';
import { parseText, readList } from '../parsing/operands.js';
import { show } from '../parsing/show.js';
import { RULE_LIMITS } from '../rule-limits.js';

/** Reads `values` of a choice or list: each must still be one of the declared choices, where there are any. */
export function readChoices(node: NodeReader, declaration: AttributeDeclaration): string[] | null {
  return readList(node, 'values', raw => parseChoice(raw, declaration));
}

/** The choice as it was declared, since it is compared exactly. */
function parseChoice(raw: unknown, { label, choices }: AttributeDeclaration): string | Bilingual {
  const text = parseText(raw, RULE_LIMITS.textLength);
  if (typeof text !== 'string' || choices.length === 0) return text;
  const declared = choices.find(choice => choice === raw) ?? choices.find(choice => choice === text);
  if (declared !== undefined) return declared;
  const named = choices.slice(0, 20).join(', ');
  return {
    en: `${show(text, 'en')} is not (or no longer) a choice of ${label}. Choose among: ${named}.`,
    es: `${show(text, 'es')} no es (o ya no es) una opción de ${label}. Elige entre: ${named}.`,
  };
}
