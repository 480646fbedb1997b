import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@chasqui/domain';
import type { FastifyError, FastifyInstance } from 'fastify';
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

/**
 * What is thrown behind a door becomes an answer: a refusal in its words, a request that cannot be read in the
 * framework's, and anything else by an id under which the log has the details.
 */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const status = error instanceof Refusal ? STATUS[error.code] : (error.statusCode ?? 500);
    if (status < 500) return reply.code(status).send({ message: error.message });
    const id = randomUUID();
    request.log.error({ err: error, id }, 'A request failed.');
    return reply.code(status).send({ message: `Something went wrong on our side (${id}).` });
  });
}
