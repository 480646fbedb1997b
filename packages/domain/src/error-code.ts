/** What `extensions.code` of a refused GraphQL operation can say. */
export const ErrorCode = {
  /** Sign in first, or the session or token has ended. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** Signed in, but not allowed to do this. */
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  /** The input is wrong; `extensions.fields` names each bad field. */
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  /** The state of things does not allow it. */
  CONFLICT: 'CONFLICT',
  /** Too much at once, or too often. */
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  INTERNAL: 'INTERNAL',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];
