import { createHash } from 'node:crypto';
import { isStorableText } from '@chasqui/domain';
import type { TxCtx } from './context.js';
import { answerKey, claimKey, readKey } from './idempotency.sql.js';
import { badField, conflict } from './refusal.js';

const MAX_KEY_LENGTH = 200;

/**
 * Does `work` once per key and principal. A repeat of the same request is answered with what the first one returned;
 * the same key with another request is a CONFLICT. Without a key, `work` is simply done.
 *
 * @param request what makes the request what it is, with what was left out filled in; compared by its JSON.
 */
export async function once<Response extends object>(
  tx: TxCtx,
  key: string | null | undefined,
  request: object,
  work: () => Promise<Response>,
): Promise<Response> {
  if (key === null || key === undefined) return work();
  if (key === '' || key.length > MAX_KEY_LENGTH || !isStorableText(key))
    throw badField(
      'idempotencyKey',
      `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters, none of them NUL.`,
    );
  const principal = nameOf(tx);
  const hash = createHash('sha256').update(JSON.stringify(request)).digest();
  // A concurrent request with the same key waits here until the first one is committed or gone.
  if ((await tx.db.row(claimKey(principal, key, hash))) === null) {
    const earlier = await tx.db.row<{ requestHash: Buffer; response: Response }>(readKey(principal, key));
    if (earlier === null)
      throw conflict('Another request with this idempotency key was just undone. Send it again.');
    if (!earlier.requestHash.equals(hash))
      throw conflict('This idempotency key was used for another request.');
    return earlier.response;
  }
  const response = await work();
  await tx.db.execute(answerKey(principal, key, response));
  return response;
}

function nameOf({ principal }: TxCtx): string {
  return principal.kind === 'MEMBER' ? `member ${principal.memberId}` : principal.kind;
}
