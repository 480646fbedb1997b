import type { ErrorCode } from '@chasqui/domain';
import type { GraphqlError } from './post-graphql.js';

/** Why an operation was not done, read from its GraphQL errors. */
export interface ApiRefusal {
  code: ErrorCode;
  /** The server's own words. */
  message: string;
  /** Of BAD_USER_INPUT: what is wrong, by the path inside of the input. */
  fields: readonly { path: string; message: string }[];
  /** Of LIMIT_EXCEEDED, where the server says it: seconds until it is worth trying again. */
  retryAfterSeconds?: number;
  /** Of INTERNAL: the id under which the server wrote the error down. */
  reference?: string;
}

const CODES: Readonly<Record<ErrorCode, true>> = {
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  BAD_USER_INPUT: true,
  CONFLICT: true,
  LIMIT_EXCEEDED: true,
  INTERNAL: true,
};

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(CODES, code);

/** The first error's refusal; a code that is not in the contract counts as INTERNAL. */
export function refusalOf(errors: readonly GraphqlError[]): ApiRefusal | undefined {
  const [error] = errors;
  if (!error) return undefined;
  const { code, fields, retryAfterSeconds, id } = error.extensions ?? {};
  return {
    code: isCode(code) ? code : 'INTERNAL',
    message: error.message,
    fields: Array.isArray(fields) ? fields.filter(isField) : [],
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    ...(typeof id === 'string' ? { reference: id } : {}),
  };
}

function isField(field: unknown): field is { path: string; message: string } {
  return (
    typeof field === 'object' &&
    field !== null &&
    'path' in field &&
    typeof field.path === 'string' &&
    'message' in field &&
    typeof field.message === 'string'
  );
}
