import { type AttributeDeclaration, AttributeType } from '@chasqui/domain';
import { nearest } from './nearest.js';

/** What messages may name: the declared attributes; the fields of users and the links of a mail are known here. */
export interface VariableCatalog {
  readonly attributes: readonly AttributeDeclaration[];
}

/** The way to a value of a user, such as `['user', 'attributes', 'plan']`. */
export type VariablePath = readonly string[];

/** Links that are made per message. Not available in the subject and the preheader. */
export const URL_VARIABLES = ['web_version_url', 'unsubscribe_url', 'preferences_url'] as const;
export type UrlVariable = (typeof URL_VARIABLES)[number];

/** Fields of users that messages may name, beside `tags` and `attributes`. */
const USER_TEXTS = [
  'first_name',
  'last_name',
  'name',
  'email',
  'external_id',
  'language',
  'country',
  'time_zone',
  'gender',
  'birth_date',
] as const;

/** Names that a message cannot give to values of its own. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['user', 'campaign', 'forloop', ...URL_VARIABLES]);

/** A segment of a path as it was written: a key, an index, or (as an array) another variable in brackets. */
export type Segment = string | number | readonly Segment[];

export type Variable =
  { kind: 'USER'; path: VariablePath } | { kind: 'CAMPAIGN_NAME' } | { kind: 'URL'; name: UrlVariable };

export type FoundVariable = { ok: true; variable: Variable } | { ok: false; message: string };

/** Every variable that a message may name, as it is written: `user.attributes.plan`. For pickers and documentation. */
function knownVariables(catalog: VariableCatalog): string[] {
  return [
    ...USER_TEXTS.map(field => `user.${field}`),
    'user.tags',
    ...catalog.attributes.map(attribute => `user.attributes.${attribute.key}`),
    'campaign.name',
    ...URL_VARIABLES,
  ];
}

/** Each path once, in the order of first use. */
export function distinctPaths(paths: readonly VariablePath[]): VariablePath[] {
  return [...new Map(paths.map(path => [path.join('.'), path])).values()];
}

/** Resolves a path that a message names, or says what is wrong with it. */
export function findVariable(segments: readonly Segment[], catalog: VariableCatalog): FoundVariable {
  const [root, ...rest] = segments;
  if (root === 'user') return findUserField(rest, catalog);
  if (root === 'campaign' && rest.length === 1 && rest[0] === 'name') return found({ kind: 'CAMPAIGN_NAME' });
  const url = URL_VARIABLES.find(name => name === root);
  if (url !== undefined && rest.length === 0) return found({ kind: 'URL', name: url });
  return unknown(segments, catalog);
}

export function showPath(segments: readonly Segment[]): string {
  return segments
    .map((segment, place) => {
      if (typeof segment === 'number') return `[${segment}]`;
      if (typeof segment !== 'string') return `[${showPath(segment)}]`;
      return place === 0 ? segment : `.${segment}`;
    })
    .join('');
}

function findUserField(rest: readonly Segment[], catalog: VariableCatalog): FoundVariable {
  const [field, ...more] = rest;
  if (field === 'attributes') return findAttribute(more, catalog);
  if (field === 'tags') return withSuffix(['user', 'tags'], more, true, catalog);
  const text = USER_TEXTS.find(name => name === field);
  if (text !== undefined) return withSuffix(['user', text], more, false, catalog);
  if (field === undefined)
    return refused('"user" is a whole person: name one field, such as user.first_name.');
  return unknown(['user', ...rest], catalog);
}

function findAttribute(rest: readonly Segment[], catalog: VariableCatalog): FoundVariable {
  const [key, ...more] = rest;
  if (key === undefined)
    return refused('"user.attributes" is all of them: name one, such as user.attributes.plan.');
  const declared = catalog.attributes.find(attribute => attribute.key === key);
  if (declared === undefined) return unknown(['user', 'attributes', ...rest], catalog);
  return withSuffix(
    ['user', 'attributes', declared.key],
    more,
    declared.type === AttributeType.LIST,
    catalog,
  );
}

/** Lists have entries and a size, texts have a size. */
function withSuffix(
  path: VariablePath,
  suffix: readonly Segment[],
  list: boolean,
  catalog: VariableCatalog,
): FoundVariable {
  if (suffix.length === 0) return found({ kind: 'USER', path });
  const [first, ...more] = suffix;
  const known = list
    ? typeof first !== 'string' || ['size', 'first', 'last'].includes(first)
    : first === 'size';
  return known && more.length === 0 ? found({ kind: 'USER', path }) : unknown([...path, ...suffix], catalog);
}

function unknown(segments: readonly Segment[], catalog: VariableCatalog): FoundVariable {
  const name = showPath(segments);
  const meant = nearest(name, knownVariables(catalog));
  const attribute = segments[0] === 'user' && segments[1] === 'attributes';
  const hint = attribute
    ? 'Declare the attribute in the settings, or take it out.'
    : 'Choose one from the list of variables.';
  return refused(
    meant === null ? `"${name}" is not known. ${hint}` : `"${name}" is not known. Did you mean ${meant}?`,
  );
}

const found = (variable: Variable): FoundVariable => ({ ok: true, variable });
const refused = (message: string): FoundVariable => ({ ok: false, message });
