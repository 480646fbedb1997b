import { randomUUID } from 'node:crypto';
import { ErrorCode } from '@chasqui/domain';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../api-kit/refusal.js';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 429,
  INTERNAL: 500,
};

/** What the framework refuses by itself, in our words: its own repeat what was sent. */
const WORDS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'This address cannot be read: a percent sign in it stands before no letter.',
  FST_ERR_MAX_PARAM_LENGTH: 'This address is too long.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is too large: send it in parts.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The body is of a kind that is not read here: send JSON as application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: send JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON that can be read.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as the request says.',
};

/** A body that was not read to its end. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
  readonly code = 'CHASQUI_BODY_TOO_LARGE';
}

/** How what was thrown behind a door is answered. */
interface ErrorAnswer {
  status: number;
  code: ErrorCode;
  message: string;
  /** Of a fault of ours: the log has the details under it. */
  id: string | null;
}

/**
 * What is thrown behind a door becomes an answer: a refusal in its words, a request that cannot be read in ours, and
 * anything else by an id under which the log has the details.
 */
export function answerTo(error: FastifyError | Refusal, log: FastifyBaseLogger): ErrorAnswer {
  if (error instanceof Refusal)
    return { status: STATUS[error.code], code: error.code, message: error.message, id: null };
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    const id = randomUUID();
    log.error({ err: error, id }, 'A request failed.');
    return { status, code: ErrorCode.INTERNAL, message: `Something went wrong on our side (${id}).`, id };
  }
  const code = status === 413 || status === 429 ? ErrorCode.LIMIT_EXCEEDED : ErrorCode.BAD_USER_INPUT;
  const words = error instanceof BodyTooLarge ? error.message : WORDS[error.code];
  return { status, code, message: words ?? 'This request cannot be answered.', id: null };
}

/** Answers what was thrown behind any door that does not do so itself. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const answer = answerTo(error, request.log);
    return sendError(reply, answer, { message: answer.message });
  });
}

export function sendError(reply: FastifyReply, { status }: ErrorAnswer, body: object): FastifyReply {
  // The rest of a body that was not read is not waited for.
  if (status === 413) void reply.header('connection', 'close');
  return reply.code(status).send(body);
}
