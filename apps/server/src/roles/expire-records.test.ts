import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { startWorker } from '../testing/worker.js';
import { type World, createWorld } from '../testing/world.js';
import type { RunningRole } from './api.js';

jest.setTimeout(60_000);

let world: World;
let worker: RunningRole;

beforeAll(async () => {
  world = await createWorld();
  worker = await startWorker(world);
});

afterAll(async () => {
  await worker.stop();
  await world.end();
});

const query = <Row>(text: string): Promise<Row[]> => world.ctx.db.entities.query(text);

/** What is left, by where it stands. */
async function left(): Promise<string[]> {
  const rows = await query<{ what: string }>(`
    SELECT 'key ' || key AS what FROM idempotency_keys
    UNION ALL SELECT 'entry ' || action FROM audit_log
    UNION ALL SELECT 'session ' || user_agent FROM sessions
    UNION ALL SELECT 'attempt ' || subject FROM sign_in_attempts
    UNION ALL SELECT 'link ' || url FROM links
    ORDER BY 1`);
  return rows.map(row => row.what);
}

describe('every day', () => {
  it('what has lived out its time goes, and nothing else', async () => {
    await query(`
      INSERT INTO members (email, email_key, role, password_hash) VALUES ('ana@example.com', 'ana@example.com', 'OWNER', '');
      INSERT INTO idempotency_keys (principal, key, request_hash, response, created_at) VALUES
        ('m', 'old', '', '{}', now() - interval '7 days 1 minute'), ('m', 'young', '', '{}', now() - interval '6 days 23 hours');
      INSERT INTO audit_log (actor, action, at) VALUES
        ('m', 'old', now() - interval '2 years 1 minute'), ('m', 'young', now() - interval '1 year 11 months');
      INSERT INTO sessions (token_hash, member_id, user_agent, expires_at) SELECT '\\x01'::bytea, id, 'old', now() - interval '1 minute' FROM members;
      INSERT INTO sessions (token_hash, member_id, user_agent, expires_at) SELECT '\\x02'::bytea, id, 'young', now() + interval '1 minute' FROM members;
      INSERT INTO sign_in_attempts (subject, window_start, attempts) VALUES
        ('old', now() - interval '16 minutes', 1), ('young', now() - interval '14 minutes', 1);
      INSERT INTO links (content_id, position, url, expires_at) VALUES
        (1, 1, 'old', now() - interval '1 minute'), (1, 2, 'young', now() + interval '1 minute'), (1, 3, 'for ever', NULL)`);
    const schedules = await query<object>('SELECT name, cron, timezone FROM pgboss.schedule');
    expect(schedules).toEqual([{ name: 'records.expire', cron: '30 3 * * *', timezone: 'UTC' }]);
    await world.ctx.db.transaction(tx => world.ctx.jobs.enqueue(tx, 'records.expire', {}));
    expect(await eventually(left, records => !records.some(record => record.endsWith('old')))).toEqual([
      'attempt young',
      'entry young',
      'key young',
      'link for ever',
      'link young',
      'session young',
    ]);
  });
});
