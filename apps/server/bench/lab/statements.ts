import type { Ctx } from '../../src/api-kit/context.js';
import { sql } from '../../src/db/sql.js';
import { printTable, whole } from './figures.js';

/** Lines of postgresql.conf with which PostgreSQL counts its statements. */
export const COUNTING_STATEMENTS = [
  "shared_preload_libraries = 'pg_stat_statements'",
  'pg_stat_statements.track_planning = on',
] as const;

const LINES = 16;
const TEXT = 60;

/** Begins to count from zero. */
export async function countStatements({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await db.execute(sql`CREATE EXTENSION IF NOT EXISTS pg_stat_statements`);
  await db.rows(sql`SELECT pg_stat_statements_reset()`);
}

/** Says which statements took PostgreSQL's time since, per mail. */
export async function printStatements({ db }: Pick<Ctx, 'db'>, mails: number): Promise<void> {
  const rows = await db.rows<{
    text: string;
    calls: number;
    planning: number;
    running: number;
    wal: number;
  }>(sql`
    SELECT query AS text, calls::float8, total_plan_time AS planning, total_exec_time AS running, wal_bytes::float8 AS wal
    FROM pg_stat_statements ORDER BY total_plan_time + total_exec_time DESC LIMIT ${LINES}`);
  printTable([
    ['statement', 'calls', 'mails a call', 'planning', 'running', 'WAL'],
    ...rows.map(({ text, calls, planning, running, wal }) => [
      text.replaceAll(/\s+/g, ' ').slice(0, TEXT),
      whole(calls),
      (mails / calls).toFixed(1),
      `${((planning / mails) * 1_000).toFixed(1)} µs`,
      `${((running / mails) * 1_000).toFixed(1)} µs`,
      `${whole(wal / mails)} B`,
    ]),
  ]);
}
