import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  isObjectType,
  parse,
  print,
  typeFromAST,
  visit,
} from 'graphql';
import { sampleValue } from '../testing/sample-document.js';
import { createSchema } from './build-schema.js';
import { COSTS } from './costs.js';
import { readDocument } from './document-extent.js';
import { complexityFault } from './limits.js';

const schema = createSchema();
const ADMIN = fileURLToPath(new URL('../../../admin/src', import.meta.url));

/** The texts that the admin's code generator takes for documents as well. */
function adminDocuments(): DocumentNode {
  const files = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' }).filter(
    path => /\.tsx?$/.test(path) && !/\.test\.|^gql|^gallery/.test(path),
  );
  const texts = files.flatMap(file => {
    const source = readFileSync(join(ADMIN, file), 'utf8');
    return Array.from(source.matchAll(/\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`([^`]*)`/g), match => match[1]);
  });
  return parse(texts.join('\n'));
}

/** An operation with the fragments that it spreads, as it is sent. */
function asSent(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string {
  const used = new Map<string, FragmentDefinitionNode>();
  const gather = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(name.value)) return;
        used.set(name.value, fragment);
        gather(fragment);
      },
    });
  };
  gather(operation);
  return [operation, ...used.values()].map(print).join('\n');
}

/** Values that the operation accepts, with pages as long as they may be. */
function variablesOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    if (name === 'first') given[name] = 200;
    else if (type.kind === Kind.NON_NULL_TYPE) given[name] = sampleValue(typeFromAST(schema, type) as never);
  }
  return given;
}

const { definitions } = adminDocuments();
const fragments = new Map(
  definitions.flatMap(each => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
);
const operations = definitions.filter(each => each.kind === Kind.OPERATION_DEFINITION);

describe('the documents of the admin', () => {
  it('are found', () => {
    expect(operations.length).toBeGreaterThan(40);
  });

  it.each(operations.map(operation => [operation.name?.value ?? '', operation] as const))(
    '%s stays within the limits with the longest pages',
    (_, operation) => {
      const document = readDocument(asSent(operation, fragments));
      expect(complexityFault(schema, document, variablesOf(operation))).toBeNull();
    },
  );
});

describe('what fields cost', () => {
  it('is said of fields that there are', () => {
    const unknown = Object.keys(COSTS).filter(place => {
      const [typeName = '', fieldName = ''] = place.split('.');
      const type = schema.getType(typeName);
      return !isObjectType(type) || type.getFields()[fieldName] === undefined;
    });
    expect(unknown).toEqual([]);
  });

  const times = (count: number, field: string): string =>
    `{ ${Array.from({ length: count }, (_, place) => `a${place}: ${field}`).join(' ')} }`;
  const fault = (query: string) => complexityFault(schema, readDocument(query), {})?.extensions.code;

  it.each([
    ['audience(input: { channel: EMAIL }) { total }', 4],
    ['previewRule(rule: {}) { count }', 4],
    ['renderPreview(input: {}) { html }', 9],
    ['targets { userCount }', 19],
    ['campaign(id: 1) { timeline { opens } }', 190],
    ['users(first: 1) { totalCount }', 90],
  ])('lets a document ask a few times for what looks at everything: %s', (field, often) => {
    expect(fault(times(often, field))).toBeUndefined();
    expect(fault(times(often + 10, field))).toBe('LIMIT_EXCEEDED');
  });

  it('lets pages be as long as they may be, with figures', () => {
    expect(
      fault(
        '{ campaigns(first: 200) { nodes { id name sentCount latestShipment { id status figures { sent } progress { sent } } figures { sent opens } } totalCount } }',
      ),
    ).toBeUndefined();
    expect(
      fault('{ deliveries(first: 200) { nodes { id user { name } content { html } } } }'),
    ).toBeUndefined();
  });
});
