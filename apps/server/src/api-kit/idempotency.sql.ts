import { type Sql, sql } from '../db/sql.js';

/** Takes a key; no row comes back when it is taken already. */
export function claimKey(principal: string, key: string, hash: Buffer): Sql {
  return sql`/* idempotencyKeys.claim */
    INSERT INTO idempotency_keys (principal, key, request_hash, response) VALUES (${principal}, ${key}, ${hash}, 'null')
    ON CONFLICT (principal, key) DO NOTHING RETURNING key`;
}

export function readKey(principal: string, key: string): Sql {
  return sql`/* idempotencyKeys.read */
    SELECT k.request_hash AS "requestHash", k.response FROM idempotency_keys k WHERE k.principal = ${principal} AND k.key = ${key}`;
}

export function answerKey(principal: string, key: string, response: object): Sql {
  return sql`/* idempotencyKeys.answer */
    UPDATE idempotency_keys SET response = ${JSON.stringify(response)}::jsonb
    WHERE idempotency_keys.principal = ${principal} AND idempotency_keys.key = ${key}`;
}

export function deleteOldKeys(days: number): Sql {
  return sql`/* idempotencyKeys.deleteOld */ DELETE FROM idempotency_keys k WHERE k.created_at < now() - ${days} * interval '1 day'`;
}
