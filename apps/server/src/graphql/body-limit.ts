import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import type { Principal } from '../api-kit/principal.js';
import { BodyTooLarge } from '../http/answer-errors.js';

/** For lists of users. */
export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
/** For those of whom nothing is known. */
const ANONYMOUS_LIMIT_BYTES = 256 * 1024;

const REFUSED = 'A request of more than 256 KB needs a session or a token: sign in first, or send less.';

/**
 * Lets a large body in only from somebody who may say something here, found out before it is read.
 *
 * @param principalOf throws for a token that is worth nothing.
 */
export function limitBody(principalOf: (request: FastifyRequest) => Promise<Principal>) {
  return async (
    request: FastifyRequest,
    _reply: FastifyReply,
    payload: RequestPayload,
  ): Promise<RequestPayload> => {
    // Node reads no more than is announced; a request in chunks announces nothing.
    const announced = Number(request.headers['content-length'] ?? Number.NaN);
    if (request.method !== 'POST' || announced <= ANONYMOUS_LIMIT_BYTES) return payload;
    if ((await principalOf(request)).kind !== 'ANONYMOUS') return payload;
    if (!Number.isNaN(announced)) throw new BodyTooLarge(REFUSED);
    const capped = new CappedBody();
    payload.on('error', error => capped.destroy(error));
    return payload.pipe(capped);
  };
}

/** A body that does not say how large it is. */
class CappedBody extends Transform {
  receivedEncodedLength = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.receivedEncodedLength += chunk.length;
    if (this.receivedEncodedLength > ANONYMOUS_LIMIT_BYTES) done(new BodyTooLarge(REFUSED));
    else done(null, chunk);
  }
}
