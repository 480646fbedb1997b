import { Kind, parse, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** A call of the generated `graphql` function, with or without the comment that editors look for. */
const CALL = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Puts each GraphQL document, parsed, in the place where it is written. The generated `gql.ts` is one table of all
 * documents of the app; without this, the first page would fetch those of every other.
 *
 * @param src the folder whose documents may use each other's fragments
 */
export function inlineDocuments(src: string): Plugin {
  let fragments: Fragments = new Map();
  return {
    name: 'inline-graphql-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      fragments = fragmentsIn(readSources(src));
    },
    transform(code, id) {
      if (!id.startsWith(src) || !code.includes('graphql(')) return null;
      return { code: withInlineDocuments(code, fragments), map: null };
    },
  };
}

function readSources(src: string): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.startsWith(`gql${sep}`) && !/\.test\.tsx?$/.test(path))
    .map(path => readFileSync(join(src, path), 'utf8'));
}

/** Every fragment that the sources define, by its name. */
export function fragmentsIn(sources: readonly string[]): Fragments {
  const documents = sources.flatMap(code =>
    [...code.matchAll(CALL)].map(([, text = '']) => parseDocument(text)),
  );
  const found = documents.flatMap(({ definitions }) => definitions.filter(isFragment));
  return new Map(found.map(fragment => [fragment.name.value, fragment]));
}

/**
 * The code with every document of it replaced by its syntax tree, and the fragments that it spreads in it. In brackets:
 * a fragment that only other documents name is a statement by itself, which a brace would make a block.
 */
export function withInlineDocuments(code: string, fragments: Fragments): string {
  return code.replaceAll(
    CALL,
    (_call, text: string) => `(${JSON.stringify(withFragments(parseDocument(text), fragments))})`,
  );
}

const parseDocument = (text: string) => parse(text, { noLocation: true });
const isFragment = (definition: DocumentNode['definitions'][number]) =>
  definition.kind === Kind.FRAGMENT_DEFINITION;

function withFragments(document: DocumentNode, fragments: Fragments): DocumentNode {
  const own = document.definitions
    .filter(isFragment)
    .map(fragment => [fragment.name.value, fragment] as const);
  const needed = new Map<string, FragmentDefinitionNode>(own);
  const need = (node: DocumentNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        if (needed.has(name)) return;
        const fragment = fragments.get(name);
        if (!fragment) throw new Error(`No document defines the fragment ${name}.`);
        needed.set(name, fragment);
        need(fragment);
      },
    });
  need(document);
  const operations = document.definitions.filter(definition => !isFragment(definition));
  return { ...document, definitions: [...operations, ...needed.values()] };
}
