import type { UiLanguage } from '@chasqui/domain';
import { Issues, type RuleIssue } from './parsing/issues.js';
import { NodeReader } from './parsing/node-reader.js';
import { show } from './parsing/show.js';
import { isRowKind, ROW_KINDS } from './rows/row-kinds.js';
import type { Group, Row, Rule } from './rule.js';
import type { RuleCatalog } from './rule-context.js';
import { RULE_LIMITS } from './rule-limits.js';

/** A rule that holds water, or every fault of it with its path. */
export type ParsedRule = { ok: true; rule: Rule } | { ok: false; issues: RuleIssue[] };

/**
 * Checks a rule from outside, or from storage (what it names may have been deleted since).
 *
 * Nothing is guessed and nothing is left out: an empty group, an unknown kind, attribute, operator or property and a
 * wrong operand are issues, all of them reported at once (up to `RULE_LIMITS.issues`). It never throws.
 *
 * @param json a parsed JSON value.
 * @param catalog what the rule may name at present.
 * @param language of the issues' messages.
 * @returns the rule in its canonical form (texts trimmed and in NFC, lists without repetitions, types filled in,
 *   `not` only where true), which parses to itself; or everything that is wrong with it.
 */
export function parseRule(json: unknown, catalog: RuleCatalog, language: UiLanguage = 'en'): ParsedRule {
  const reading: Reading = { catalog, issues: new Issues(), rows: 0 };
  const rule = parseNode(json, '', 1, reading);
  return rule !== null && reading.issues.none
    ? { ok: true, rule }
    : { ok: false, issues: reading.issues.in(language) };
}

interface Reading {
  readonly catalog: RuleCatalog;
  readonly issues: Issues;
  rows: number;
}

function parseNode(json: unknown, path: string, depth: number, reading: Reading): Rule | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    reading.issues.add(path, {
      en: 'Give a group or a condition: an object with a "kind".',
      es: 'Escribe un grupo o una condición: un objeto con "kind".',
    });
    return null;
  }
  const node = new NodeReader(json as Record<string, unknown>, path, reading.issues);
  const kind = node.take('kind');
  const rule =
    kind === 'all' || kind === 'any'
      ? parseGroup(kind, node, path, depth, reading)
      : parseRow(kind, node, path, reading);
  const negated = readNot(node);
  node.refuseRest();
  return rule !== null && negated ? Object.assign(rule, { not: true }) : rule;
}

function parseGroup(
  kind: Group['kind'],
  node: NodeReader,
  path: string,
  depth: number,
  reading: Reading,
): Group | null {
  const entries = node.take('rules');
  if (depth > RULE_LIMITS.depth) {
    reading.issues.add(path, {
      en: `Groups can be at most ${RULE_LIMITS.depth} deep. Move some of this rule into a target of its own.`,
      es: `Los grupos pueden tener como máximo ${RULE_LIMITS.depth} niveles. Lleva parte de esta regla a otro objetivo.`,
    });
    return null;
  }
  if (!Array.isArray(entries) || entries.length === 0)
    return node.refuse('rules', {
      en: 'The group is empty. Add a condition to it, or remove it.',
      es: 'El grupo está vacío. Añade una condición o quítalo.',
    });

  const rules: Rule[] = [];
  for (const [index, entry] of (entries as unknown[]).entries()) {
    if (reading.issues.full || reading.rows > RULE_LIMITS.rows) return null;
    const rule = parseNode(entry, node.pathOf(`rules[${index}]`), depth + 1, reading);
    if (rule !== null) rules.push(rule);
  }
  return { kind, rules };
}

function parseRow(kind: unknown, node: NodeReader, path: string, reading: Reading): Row | null {
  reading.rows += 1;
  if (reading.rows > RULE_LIMITS.rows) {
    reading.issues.add(path, {
      en: `A rule has at most ${RULE_LIMITS.rows} conditions. Use lists of values, or split it into several targets.`,
      es: `Una regla tiene como máximo ${RULE_LIMITS.rows} condiciones. Usa listas de valores o divídela en varios objetivos.`,
    });
    return node.passOverRest();
  }
  if (isRowKind(kind)) return ROW_KINDS[kind].parse(node, reading.catalog);

  const kinds = ['all', 'any', ...Object.keys(ROW_KINDS)].join(', ');
  if (kind === undefined)
    node.refuse('kind', { en: `Choose one of: ${kinds}.`, es: `Elige uno de: ${kinds}.` });
  else
    node.refuse('kind', {
      en: `${show(kind, 'en')} is no kind of group or condition. Choose one of: ${kinds}.`,
      es: `${show(kind, 'es')} no es un tipo de grupo ni de condición. Elige uno de: ${kinds}.`,
    });
  return node.passOverRest();
}

function readNot(node: NodeReader): boolean {
  const not = node.take('not');
  if (not !== undefined && typeof not !== 'boolean')
    node.refuse('not', {
      en: '"not" is true, false or left out. Use one of these.',
      es: '"not" es true, false o se omite. Usa una de estas formas.',
    });
  return not === true;
}
