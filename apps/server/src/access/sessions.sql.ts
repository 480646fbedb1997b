import type { MemberId, Role } from '@chasqui/domain';
import { type Sql, sql } from '../db/sql.js';

/** Where the database says that a session was deleted: its token's hash, in hexadecimal. */
export const SESSION_ENDED_CHANNEL = 'session_ended';

export interface SessionRow {
  memberId: MemberId;
  email: string;
  role: Role;
}

export function insertSession(tokenHash: Buffer, memberId: MemberId, expires: Date, userAgent: string): Sql {
  return sql`/* sessions.insert */
    INSERT INTO sessions (token_hash, member_id, expires_at, user_agent)
    VALUES (${tokenHash}, ${memberId}::bigint, ${expires}, ${userAgent.slice(0, 300)})`;
}

/** Finds a living session; `last_used_at` is moved at most once a minute, so that reading does not mean writing. */
export function useSession(tokenHash: Buffer): Sql {
  return sql`/* sessions.use */
    WITH touched AS (
      UPDATE sessions SET last_used_at = now()
      WHERE sessions.token_hash = ${tokenHash} AND sessions.last_used_at < now() - interval '1 minute'
    )
    SELECT m.id AS "memberId", m.email, m.role
    FROM sessions s JOIN members m ON m.id = s.member_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > now()`;
}

export function deleteSession(tokenHash: Buffer): Sql {
  return sql`/* sessions.delete */ DELETE FROM sessions WHERE token_hash = ${tokenHash}`;
}

export function deleteExpiredSessions(): Sql {
  return sql`/* sessions.deleteExpired */ DELETE FROM sessions WHERE expires_at < now()`;
}

/** Counts an attempt of `subject` in the current window and returns how many there were. */
export function countSignInAttempt(subject: string, windowStart: Date): Sql {
  return sql`/* signInAttempts.count */
    INSERT INTO sign_in_attempts (subject, window_start, attempts) VALUES (${subject}, ${windowStart}, 1)
    ON CONFLICT (subject, window_start) DO UPDATE SET attempts = sign_in_attempts.attempts + 1
    RETURNING attempts`;
}

/** Forgets the attempts of subjects, and those of anybody that began before a moment. */
export function forgetSignInAttempts(subjects: readonly string[], before: Date): Sql {
  return sql`/* signInAttempts.forget */
    DELETE FROM sign_in_attempts WHERE subject = ANY(${subjects}::text[]) OR window_start < ${before}`;
}
