import { ErrorCode } from '@chasqui/domain';

export interface BadField {
  /** Where in the input, such as `subject` or `rows[3].email`. */
  path: string;
  /** What is wrong and what to do. */
  message: string;
}

/** Something that the caller asked for and does not get; the message is for people. Anything else thrown is a fault of ours. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: readonly BadField[] = [],
    /** Seconds after which trying again makes sense, for LIMIT_EXCEEDED. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}

export const unauthenticated = (message = 'Sign in first.'): Refusal =>
  new Refusal(ErrorCode.UNAUTHENTICATED, message);

export const forbidden = (message = 'You are not allowed to do this.'): Refusal =>
  new Refusal(ErrorCode.FORBIDDEN, message);

export const notFound = (what: string): Refusal =>
  new Refusal(ErrorCode.NOT_FOUND, `This ${what} does not exist, or no longer does.`);

export const conflict = (message: string): Refusal => new Refusal(ErrorCode.CONFLICT, message);

export const limitExceeded = (message: string, retryAfterSeconds: number | null = null): Refusal =>
  new Refusal(ErrorCode.LIMIT_EXCEEDED, message, [], retryAfterSeconds);

export function badInput(fields: readonly BadField[]): Refusal {
  return new Refusal(ErrorCode.BAD_USER_INPUT, fields.map(field => field.message).join(' '), fields);
}

/**
 * Does `check`; what it refuses as bad input joins `faults` instead of being thrown, so that one refusal can name what
 * several checks found.
 *
 * @returns null when it was refused.
 */
export async function gatherFaults<T>(faults: BadField[], check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== ErrorCode.BAD_USER_INPUT) throw error;
    faults.push(...error.fields);
    return null;
  }
}

export const badField = (path: string, message: string): Refusal => badInput([{ path, message }]);
