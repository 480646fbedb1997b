import { describe, expect, it } from '@jest/globals';
import { Script } from 'node:vm';
import { print, type DocumentNode } from 'graphql';
import { fragmentsIn, withInlineDocuments } from './inline-documents.js';

const row = 'const Row = graphql(/* GraphQL */ `fragment Row on Campaign { id ...Names }`);';
const names = 'const Names = graphql(`fragment Names on Campaign { name }`);';
const list = 'const List = graphql(`\n  query List { campaigns { nodes { ...Row } } }\n`);';
const fragments = fragmentsIn([row, names, list]);

const documentOf = (code: string) => {
  const json = /= \((\{.*\})\);/s.exec(withInlineDocuments(code, fragments))?.[1] ?? '';
  return print(JSON.parse(json) as DocumentNode).replaceAll(/\s+/g, ' ');
};

describe('inlining documents', () => {
  it('brings along the fragments that a document spreads, however deep, and each once', () => {
    expect(documentOf(list)).toBe(
      'query List { campaigns { nodes { ...Row } } } fragment Row on Campaign { id ...Names } fragment Names on Campaign { name }',
    );
  });

  it('keeps a fragment with what it needs itself', () => {
    expect(documentOf(row)).toBe(
      'fragment Row on Campaign { id ...Names } fragment Names on Campaign { name }',
    );
  });

  it('leaves sound code where a document stands by itself', () => {
    const code = withInlineDocuments('graphql(`fragment Alone on Campaign { id }`);', fragments);
    expect(() => new Script(code)).not.toThrow();
  });

  it('leaves other code as it is', () => {
    expect(withInlineDocuments('const graphql = `query`;', fragments)).toBe('const graphql = `query`;');
  });

  it('refuses a fragment that nobody defines', () => {
    expect(() => withInlineDocuments('graphql(`query Q { a { ...Missing } }`)', fragments)).toThrow(
      'Missing',
    );
  });
});
