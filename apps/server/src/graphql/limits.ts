import { ErrorCode } from '@chasqui/domain';
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  specifiedRules,
  validate,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

const MAX_DEPTH = 12;
/** Points of one document: about one a field, times the size of each page. */
const MAX_COMPLEXITY = 20_000;

/** Rules that a document must keep besides GraphQL's own, over HTTP and WebSocket alike. */
export const LIMIT_RULES: readonly ValidationRule[] = [limitDepth, limitSignIn];

/** @returns what is wrong with a document that came over the WebSocket, where Apollo does not look. */
export function findFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  const faults = validate(schema, document, [...specifiedRules, ...LIMIT_RULES]);
  if (faults.length > 0) return faults;
  const tooMuch = complexityFault(schema, document, variables);
  return tooMuch === null ? [] : [tooMuch];
}

/** @returns a refusal when the document asks for more than {@link MAX_COMPLEXITY} points. */
export function complexityFault(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): GraphQLError | null {
  const points = getComplexity({ schema, query, variables, operationName, estimators: [pageEstimator] });
  if (points <= MAX_COMPLEXITY) return null;
  return limitError(
    `This asks for too much at once (${points} points of ${MAX_COMPLEXITY}); ask for fewer rows or fields.`,
  );
}

/** One point a field; the fields under a page count once for each row that may come. */
const pageEstimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const isPage = field.args.some(arg => arg.name === 'first');
  const rows = isPage ? ((args as { first?: number | null }).first ?? 50) : 1;
  return 1 + Math.max(1, rows) * childComplexity;
};

function limitDepth(context: ValidationContext) {
  return {
    [Kind.OPERATION_DEFINITION]: {
      enter(node: { selectionSet: SelectionSetNode }) {
        if (depthOf(context, node.selectionSet, new Set()) > MAX_DEPTH)
          context.reportError(limitError(`The document is nested deeper than ${MAX_DEPTH} levels.`));
      },
    },
  };
}

function depthOf(
  context: ValidationContext,
  selections: SelectionSetNode,
  seen: ReadonlySet<string>,
): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = context.getFragment(name);
      if (fragment && !seen.has(name))
        deepest = Math.max(deepest, depthOf(context, fragment.selectionSet, new Set([...seen, name])));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(context, selection.selectionSet, seen));
    } else if (!selection.name.value.startsWith('__')) {
      const below = selection.selectionSet === undefined ? 0 : depthOf(context, selection.selectionSet, seen);
      deepest = Math.max(deepest, 1 + below);
    }
  }
  return deepest;
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
