import { randomUUID } from 'node:crypto';
import { ErrorCode } from '@chasqui/domain';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal, conflict } from '../api-kit/refusal.js';
import { isCollision } from '../db/errors.js';
import type { Log } from '../log.js';

/** Codes of the GraphQL engine itself, about documents and variables that are wrong. */
const CALLER_MISTAKES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Of a transaction that collided with others each time it was made again. */
const COLLIDED = 'Somebody else was changing the same at the same moment. Try again.';

/**
 * Turns what was thrown into what a client sees: a refusal with its code and fields, a mistake in the document as
 * BAD_USER_INPUT, and anything else as INTERNAL with an id under which the log has the details.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  log: Log,
): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const cause = rootCause(thrown);
  const refusal = isCollision(cause) ? conflict(COLLIDED) : cause;
  if (refusal instanceof Refusal)
    return { message: refusal.message, ...place, extensions: extensionsOf(refusal) };

  // Apollo gives the errors of validation rules a code of its own; what the rule itself said comes first.
  const code = codeOf(cause) ?? formatted.extensions?.code;
  const fromEngine =
    cause instanceof GraphQLError && (code === undefined || cause.originalError === undefined);
  if (typeof code === 'string' && code === ErrorCode.LIMIT_EXCEEDED)
    return { message: formatted.message, ...place, extensions: { code } };
  if ((typeof code === 'string' && CALLER_MISTAKES.has(code)) || (fromEngine && code === undefined))
    return {
      message: formatted.message,
      ...place,
      extensions: { code: ErrorCode.BAD_USER_INPUT, fields: [] },
    };

  const id = randomUUID();
  log.error({ err: cause, id, path: formatted.path }, 'An operation failed.');
  return {
    message: `Something went wrong on our side (${id}).`,
    ...place,
    extensions: { code: ErrorCode.INTERNAL, id },
  };
}

function extensionsOf(refusal: Refusal): Record<string, unknown> {
  return {
    code: refusal.code,
    ...(refusal.code === ErrorCode.BAD_USER_INPUT && { fields: refusal.fields }),
    ...(refusal.retryAfterSeconds !== null && { retryAfterSeconds: refusal.retryAfterSeconds }),
  };
}

function codeOf(cause: unknown): unknown {
  return cause instanceof GraphQLError ? cause.extensions.code : undefined;
}

function rootCause(thrown: unknown): unknown {
  let cause = thrown;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}
