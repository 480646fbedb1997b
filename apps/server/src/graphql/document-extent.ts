import { ErrorCode } from '@chasqui/domain';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  parse,
} from 'graphql';

/** Values belong into variables, which are not limited so. */
const MAX_QUERY_LENGTH = 200_000;
/** The admin's longest document has 121, the introspection of the usual tools 184. */
export const MAX_TOKENS = 5_000;
const MAX_DEPTH = 12;
/** Fields of one document, with its fragments written out. */
const MAX_SELECTIONS = 5_000;
/** What is checked against each other takes the square of how often it comes. */
const MAX_REPEATS = 100;
const MAX_SPREADS = 200;
const MAX_DEFINITIONS = 100;

/**
 * Reads a document, and refuses one that would take long to read or to check: GraphQL's own rules compare fields of the
 * same name with each other.
 *
 * @throws GraphQLError LIMIT_EXCEEDED, or what is wrong with the syntax.
 */
export function readDocument(query: string): DocumentNode {
  if (query.length > MAX_QUERY_LENGTH)
    throw limitError(`The document is longer than ${MAX_QUERY_LENGTH} characters: pass values as variables.`);
  const document = parseWithin(query);
  const excess = excessOf(document);
  if (excess !== null) throw limitError(excess);
  return document;
}

export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.LIMIT_EXCEEDED } });
}

export function isLimitError(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions.code === ErrorCode.LIMIT_EXCEEDED;
}

function parseWithin(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    // Brackets in brackets are read recursively.
    const tooLong = error instanceof Error && error.message.includes(`more that ${MAX_TOKENS} tokens`);
    if (tooLong || error instanceof RangeError)
      throw limitError(
        `The document has more than ${MAX_TOKENS} words and signs: pass values as variables, or ask in parts.`,
      );
    throw error;
  }
}

/** What a document has too much of, in a sentence, or null. */
function excessOf({ definitions }: DocumentNode): string | null {
  if (definitions.length > MAX_DEFINITIONS)
    return `The document has more than ${MAX_DEFINITIONS} operations and fragments.`;
  const walk = new ExtentWalk(definitions);
  let { depth, selections } = NOTHING;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) walk.fragment(definition.name.value);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const extent = walk.extentOf(definition.selectionSet);
    depth = Math.max(depth, extent.depth);
    selections = Math.max(selections, extent.selections);
  }
  if (depth > MAX_DEPTH) return `The document is nested deeper than ${MAX_DEPTH} levels.`;
  if (selections > MAX_SELECTIONS) return `The document asks for more than ${MAX_SELECTIONS} fields.`;
  if (walk.repeats > MAX_REPEATS)
    return `The document repeats fields more than ${MAX_REPEATS} times: ask for each once, or by an alias.`;
  if (walk.spreads > MAX_SPREADS) return `The document spreads fragments more than ${MAX_SPREADS} times.`;
  // Else aliases would go around the limit of attempts.
  return walk.signIns > 1 ? 'Sign in once per request.' : null;
}

/** How far a document reaches with its fragments written out; what it asks of the schema itself has no depth. */
interface Extent {
  depth: number;
  selections: number;
}

const NOTHING: Readonly<Extent> = { depth: 0, selections: 0 };

/** Measures each part of a document once, however often it is spread: a few lines can spell out to more than a life's work. */
class ExtentWalk {
  /** Fields that stand more than once in one place. */
  repeats = 0;
  spreads = 0;
  signIns = 0;
  private readonly fragments: ReadonlyMap<string, SelectionSetNode>;
  private readonly measured = new Map<string, Extent>();

  constructor(definitions: DocumentNode['definitions']) {
    this.fragments = new Map(
      definitions.flatMap(definition =>
        definition.kind === Kind.FRAGMENT_DEFINITION
          ? [[definition.name.value, definition.selectionSet] as const]
          : [],
      ),
    );
  }

  /** @param names of the fields that stand in the same place. */
  extentOf({ selections }: SelectionSetNode, names = new Set<string>()): Extent {
    const extent = { ...NOTHING };
    for (const selection of selections) {
      const below = this.below(selection, names);
      const isField = selection.kind === Kind.FIELD;
      const aboutSchema = isField && selection.name.value.startsWith('__');
      extent.depth = Math.max(extent.depth, aboutSchema ? 0 : below.depth + (isField ? 1 : 0));
      extent.selections += 1 + below.selections;
    }
    return extent;
  }

  fragment(name: string): Extent {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    this.measured.set(name, NOTHING); // One that spreads itself is refused by another rule.
    const selectionSet = this.fragments.get(name);
    const extent = selectionSet === undefined ? NOTHING : this.extentOf(selectionSet);
    this.measured.set(name, extent);
    return extent;
  }

  private below(selection: SelectionNode, names: Set<string>): Extent {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        this.spreads++;
        return this.fragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return this.extentOf(selection.selectionSet, names);
      case Kind.FIELD: {
        const name = selection.alias?.value ?? selection.name.value;
        if (names.has(name)) this.repeats++;
        names.add(name);
        if (selection.name.value === 'signIn') this.signIns++;
        return selection.selectionSet === undefined ? NOTHING : this.extentOf(selection.selectionSet);
      }
    }
  }
}
