import { ErrorCode } from '@chasqui/domain';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  getOperationAST,
  getVariableValues,
  specifiedRules,
  validate,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

const MAX_DEPTH = 12;
/** Fields of one document, with its fragments written out. */
const MAX_SELECTIONS = 5_000;
/** Points of one document: about one a field, times the size of each page. */
const MAX_COMPLEXITY = 20_000;

/** Rules that a document must keep besides GraphQL's own, over HTTP and WebSocket alike. */
export const LIMIT_RULES: readonly ValidationRule[] = [limitExtent, limitSignIn];

/** @returns what is wrong with a document that came over the WebSocket, where Apollo does not look. */
export function findFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): readonly GraphQLError[] {
  const faults = validate(schema, document, [...specifiedRules, ...LIMIT_RULES]);
  if (faults.length > 0) return faults;
  const fault = complexityFault(schema, document, variables, operationName);
  return fault === null ? [] : [fault];
}

/** @returns a refusal when the document asks for more than {@link MAX_COMPLEXITY} points, or its variables are not what it declares. */
export function complexityFault(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): GraphQLError | null {
  const operation = getOperationAST(query, operationName);
  if (operation === null || operation === undefined) return null; // The engine says so, and runs nothing.
  // Not every fault of the variables is looked for: there may be as many as fit into a request.
  const declared = operation.variableDefinitions ?? [];
  const { errors } = getVariableValues(schema, declared, variables, { maxErrors: 3 });
  if (errors !== undefined) return asCallersMistake(errors);
  let points: number;
  try {
    points = getComplexity({ schema, query, variables, operationName, estimators: [pageEstimator] });
  } catch (error) {
    if (error instanceof GraphQLError) return asCallersMistake([error]);
    throw error;
  }
  if (points <= MAX_COMPLEXITY) return null;
  return limitError(
    `This asks for too much at once (${points} points of ${MAX_COMPLEXITY}); ask for fewer rows or fields.`,
  );
}

function asCallersMistake([first, ...others]: readonly GraphQLError[]): GraphQLError {
  const message = [first, ...others].map(error => error?.message).join(' ');
  return new GraphQLError(message, { nodes: first?.nodes, extensions: { code: ErrorCode.BAD_USER_INPUT } });
}

/** One point a field; the fields under a page count once for each row that may come. */
const pageEstimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const isPage = field.args.some(arg => arg.name === 'first');
  const rows = isPage ? ((args as { first?: number | null }).first ?? 50) : 1;
  return 1 + Math.max(1, rows) * childComplexity;
};

function limitExtent(context: ValidationContext) {
  const fragments = new Map<string, Extent>();
  return {
    [Kind.OPERATION_DEFINITION]: {
      enter(node: { selectionSet: SelectionSetNode }) {
        const { depth, selections } = extentOf(context, node.selectionSet, fragments);
        if (depth > MAX_DEPTH)
          context.reportError(limitError(`The document is nested deeper than ${MAX_DEPTH} levels.`));
        if (selections > MAX_SELECTIONS)
          context.reportError(limitError(`The document asks for more than ${MAX_SELECTIONS} fields.`));
      },
    },
  };
}

/** How far a document reaches with its fragments written out; what it asks of the schema itself has no depth. */
interface Extent {
  depth: number;
  selections: number;
}

const NOTHING: Extent = { depth: 0, selections: 0 };

/** Each fragment is measured once, however often it is spread: a few lines of them can spell out to more than a life's work. */
function extentOf(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  fragments: Map<string, Extent>,
): Extent {
  const extent = { ...NOTHING };
  for (const selection of selections) {
    const below = extentBelow(context, selection, fragments);
    const isField = selection.kind === Kind.FIELD;
    const aboutSchema = isField && selection.name.value.startsWith('__');
    extent.depth = Math.max(extent.depth, aboutSchema ? 0 : below.depth + (isField ? 1 : 0));
    extent.selections += 1 + below.selections;
  }
  return extent;
}

function extentBelow(
  context: ValidationContext,
  selection: SelectionNode,
  fragments: Map<string, Extent>,
): Extent {
  if (selection.kind !== Kind.FRAGMENT_SPREAD)
    return selection.selectionSet === undefined
      ? NOTHING
      : extentOf(context, selection.selectionSet, fragments);
  const name = selection.name.value;
  const known = fragments.get(name);
  if (known !== undefined) return known;
  fragments.set(name, NOTHING); // One that spreads itself is refused by another rule.
  const fragment = context.getFragment(name);
  const extent = fragment ? extentOf(context, fragment.selectionSet, fragments) : NOTHING;
  fragments.set(name, extent);
  return extent;
}

/** One attempt to sign in per document, else aliases would go around the limit of attempts. */
function limitSignIn(context: ValidationContext) {
  let seen = 0;
  return {
    [Kind.FIELD](node: FieldNode) {
      if (node.name.value === 'signIn' && ++seen === 2)
        context.reportError(limitError('Sign in once per request.'));
    },
  };
}

function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.LIMIT_EXCEEDED } });
}
