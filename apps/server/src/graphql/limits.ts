import { ErrorCode } from '@chasqui/domain';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  validate,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { COSTS } from './costs.js';
import { limitError } from './document-extent.js';

/** Points of one document: about one a field and what some cost besides, times the size of each page. */
const MAX_COMPLEXITY = 20_000;
/** Of one WebSocket at once: queries under way count as well as subscriptions. */
const MAX_OPERATIONS = 20;

/** @returns a refusal when so many operations are too many for one WebSocket. */
export function crowdFault(operations: number): GraphQLError | null {
  if (operations <= MAX_OPERATIONS) return null;
  return limitError(`A socket carries at most ${MAX_OPERATIONS} operations at once: end some first.`);
}

/** @returns what is wrong with a document that came over the WebSocket, where Apollo does not look. */
export function findFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): readonly GraphQLError[] {
  const faults = validate(schema, document);
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
    points = getComplexity({ schema, query, variables, operationName, estimators: [estimator] });
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

/** One point a field, and what it costs besides; the fields under a page count once for each row that may come. */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isPage = field.args.some(arg => arg.name === 'first');
  const rows = isPage ? ((args as { first?: number | null }).first ?? 50) : 1;
  const cost = COSTS[`${type.name}.${field.name}`] ?? 0;
  return 1 + cost + Math.max(1, rows) * childComplexity;
};
