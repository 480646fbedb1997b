import type { VariablePath } from '../variables/variable-catalog.js';

type Operator = '==' | '!=' | '>' | '<' | '>=' | '<=';

/** A value that is there, or a comparison of one with a literal. */
export interface Comparison {
  path: VariablePath;
  operator: Operator | null;
  literal: string | number | boolean;
}

/** Comparisons that must all hold, or of which one must: evaluated without the engine. */
export interface SimpleCondition {
  all: boolean;
  comparisons: readonly Comparison[];
}

const COMPARISON =
  /\s*([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)(?:\s*(==|!=|>=|<=|>|<)\s*("[^"\\]*"|'[^'\\]*'|-?\d+(?:\.\d+)?|true\b|false\b))?\s*/y;
const JOINT = /(and|or)\b/y;

/** Reads a condition as it stands behind `if`, or gives null if only the engine can evaluate it. */
export function readSimpleCondition(code: string): SimpleCondition | null {
  const comparisons: Comparison[] = [];
  let joint: string | null = null;
  for (let at = 0; ;) {
    COMPARISON.lastIndex = at;
    const match = COMPARISON.exec(code);
    if (match === null) return null;
    const [, path = '', operator, literal] = match;
    comparisons.push({
      path: path.split('.'),
      operator: operator === undefined ? null : (operator as Operator),
      literal: readLiteral(literal ?? ''),
    });
    at = COMPARISON.lastIndex;
    if (at === code.length) return { all: joint !== 'or', comparisons };
    JOINT.lastIndex = at;
    const next = JOINT.exec(code)?.[1];
    // The engine reads mixtures of both from the right; leave those to it.
    if (next === undefined || (joint !== null && joint !== next)) return null;
    joint = next;
    at = JOINT.lastIndex;
  }
}

/** Whether a comparison holds for a value, as the engine has it: everything but nil and false counts as there. */
export function holds({ operator, literal }: Comparison, given: unknown): boolean {
  const value = given ?? undefined;
  switch (operator) {
    case null:
      return value !== undefined && value !== false;
    case '==':
      return value === literal;
    case '!=':
      return value !== literal;
    case '>':
      return (value as number) > (literal as number);
    case '<':
      return (value as number) < (literal as number);
    case '>=':
      return (value as number) >= (literal as number);
    case '<=':
      return (value as number) <= (literal as number);
  }
}

function readLiteral(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^["']/.test(text) ? text.slice(1, -1) : Number(text);
}
