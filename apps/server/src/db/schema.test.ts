import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { ENTITIES } from '../entities.js';
import { StartError } from '../start-error.js';
import { createTestDatabase } from '../testing/database.js';
import { migrate } from './migrate.js';
import { ClickedLinks1790000000022 } from './migrations/1790000000022-clicked-links.js';

jest.setTimeout(60_000);

/** An empty database of its own kind, for as long as `work` takes. */
async function inDatabase(options: string, work: (url: string) => Promise<void>): Promise<void> {
  const adminUrl = process.env.CHASQUI_TEST_SERVER ?? '';
  const name = `chasqui_migrate_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

const UNICODE = `ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'und'`;

describe('migrating', () => {
  it('is done once by several processes that start together, and again changes nothing', async () => {
    await inDatabase(UNICODE, async url => {
      await Promise.all([migrate(url), migrate(url), migrate(url)]);
      await migrate(url);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query('SELECT count(*)::int AS settings FROM settings');
      await client.end();
      expect(rows).toEqual([{ settings: 1 }]);
    });
  });

  it('finds out which links were clicked before deliveries kept it', async () => {
    const database = await createTestDatabase();
    const query = (text: string) => database.db.entities.query<unknown[]>(text);
    await query(`
      ALTER TABLE deliveries DROP COLUMN clicked_links;
      ALTER TABLE delivery_events DROP CONSTRAINT delivery_events_pkey, ADD PRIMARY KEY (id);
      CREATE INDEX delivery_events_delivery ON delivery_events (delivery_id, id);
      INSERT INTO deliveries (shipment_id, user_id, channel, status, sent_at)
      SELECT 1, place, 'EMAIL', 'SENT', now() FROM generate_series(1, 3) place;
      INSERT INTO delivery_events (delivery_id, kind, link, machine)
      SELECT d.id, e.kind, e.link, e.machine FROM deliveries d JOIN (VALUES
        (1, 'CLICKED', 2, false), (1, 'CLICKED', 1, false), (1, 'CLICKED', 2, false), (1, 'CLICKED', 3, true),
        (2, 'OPENED', NULL, false)) e(place, kind, link, machine) ON e.place = d.user_id`);
    await new ClickedLinks1790000000022().up({ query } as unknown as QueryRunner);
    const rows = await query('SELECT user_id AS place, clicked_links AS links FROM deliveries ORDER BY 1');
    expect(rows).toEqual([
      { place: '1', links: [1, 2] },
      { place: '2', links: null },
      { place: '3', links: null },
    ]);
    await database.drop();
  });

  it('refuses a database whose locale cannot sort and search names, and says how to make one that can', async () => {
    await inDatabase(`ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`, async url => {
      await expect(migrate(url)).rejects.toThrow(StartError);
      await expect(migrate(url)).rejects.toThrow('CREATE DATABASE chasqui TEMPLATE template0');
    });
  });

  it('refuses a database in another encoding', async () => {
    await inDatabase(`ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`, async url => {
      await expect(migrate(url)).rejects.toThrow('The database must be encoded in UTF8; this one is LATIN1.');
    });
  });
});

interface ColumnRow {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  primary: boolean;
  filledIn: boolean;
}

/** Names of types as entities spell them. */
const TYPES: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  _text: 'text[]',
};

describe('the entities', () => {
  it('are the tables that the migrations made', async () => {
    const database = await createTestDatabase();
    const { db } = database;
    // A computed column is never declared NOT NULL; the entity says what it is computed from.
    const rows: ColumnRow[] = await db.entities.query(`
      SELECT c.relname AS table, a.attname AS name, t.typname AS type, NOT (a.attnotnull OR a.attgenerated <> '') AS nullable,
             EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS primary,
             NOT a.attnotnull OR a.atthasdef OR a.attidentity <> '' AS "filledIn"
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`);
    const found = rows.map(({ table, name, type, nullable, primary }) => ({
      table,
      name,
      type: TYPES[type] ?? type,
      nullable,
      primary,
    }));
    const metadatas = ENTITIES.map(entity => db.dataSource.getMetadata(entity));
    const mapped = metadatas.flatMap(({ tableName, columns }) =>
      columns.map(column => ({
        table: tableName,
        name: column.databaseName,
        type: column.isArray ? `${String(column.type)}[]` : String(column.type),
        nullable: column.isNullable,
        primary: column.isPrimary,
      })),
    );
    await database.drop();

    expect(mapped).toHaveLength(new Set(mapped.map(({ table, name }) => `${table}.${name}`)).size);
    for (const column of mapped)
      expect(found.find(each => each.table === column.table && each.name === column.name)).toEqual(column);
    // A column that no entity knows must fill itself in, or rows made through the entity are refused.
    const tables = new Set(mapped.map(({ table }) => table));
    const unknown = rows.filter(
      row =>
        tables.has(row.table) && !mapped.some(({ table, name }) => table === row.table && name === row.name),
    );
    expect(unknown.filter(row => !row.filledIn)).toEqual([]);
  });
});
