import pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isCollision } from './errors.js';
import { type Sql, toQuery } from './sql.js';

/** How often a transaction that collided with another is made again. */
const REPEATS = 2;

/** What a verb needs of the database: statements and entities, inside or outside a transaction. */
export interface Queryable {
  /** The TypeORM side, for single records. */
  readonly entities: EntityManager;
  /** Runs one statement and returns its rows (those of RETURNING for a write). */
  rows<Row>(statement: Sql): Promise<Row[]>;
  /** The only row of a statement, or null. */
  row<Row>(statement: Sql): Promise<Row | null>;
  /**
   * As `rows`, for a statement that runs hundreds of times a second and always has the same text: it is planned once on
   * each of the few connections kept for such.
   */
  preparedRows<Row>(statement: Sql): Promise<Row[]>;
  /** Runs such statements in one transaction, on one of those connections. */
  preparedTransaction<T>(work: (tx: Prepared) => Promise<T>): Promise<T>;
  /** Runs a statement for its effect and returns how many rows it touched. */
  execute(statement: Sql): Promise<number>;
  /**
   * Runs `work` in one transaction; inside a transaction, `work` joins it. When it collided with another transaction,
   * the outermost one is made again, up to twice: so `work` has no effects outside of it.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** What a transaction of prepared statements offers. */
export type Prepared = Pick<Queryable, 'preparedRows'>;

/** Marks that a function must be called inside a transaction. */
export interface Transaction extends Queryable {
  readonly inTransaction: true;
}

/** The database of this process: one pool, shared by entities and statements. */
export class Database implements Queryable {
  readonly entities: EntityManager;
  private prepared: pg.Pool | null = null;

  constructor(readonly dataSource: DataSource) {
    this.entities = dataSource.manager;
  }

  async rows<Row>(statement: Sql): Promise<Row[]> {
    const { rows } = await this.pool.query(toQuery(statement));
    return rows as Row[];
  }

  async row<Row>(statement: Sql): Promise<Row | null> {
    return (await this.rows<Row>(statement))[0] ?? null;
  }

  preparedRows<Row>(statement: Sql): Promise<Row[]> {
    this.prepared ??= openPrepared(this.pool.options);
    return runPrepared<Row>(this.prepared, statement);
  }

  async preparedTransaction<T>(work: (tx: Prepared) => Promise<T>): Promise<T> {
    this.prepared ??= openPrepared(this.pool.options);
    const client = await this.prepared.connect();
    // A connection that breaks between two statements fails the next one; without a listener it would end the process.
    client.on('error', ignore);
    try {
      await client.query('BEGIN');
      const result = await work({ preparedRows: statement => runPrepared(client, statement) });
      await client.query('COMMIT');
      client.off('error', ignore);
      client.release();
      return result;
    } catch (error) {
      // The connection is given up, and with it whatever state the transaction is in.
      client.release(true);
      throw error;
    }
  }

  async execute(statement: Sql): Promise<number> {
    const { rowCount } = await this.pool.query(toQuery(statement));
    return rowCount ?? 0;
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let repeats = 0; ; repeats++) {
      try {
        return await this.dataSource.transaction(manager => work(new OpenTransaction(manager)));
      } catch (error) {
        if (repeats === REPEATS || !isCollision(error)) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.prepared?.end();
    await this.dataSource.destroy();
  }

  /** The driver's own pool, for statements outside transactions. */
  private get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }
}

const ignore = (): void => undefined;

/** As many as there are statements of this kind under way at once: a group of outcomes or events, and two claims. */
const PREPARED_CONNECTIONS = 3;

const PREPARED_SETTINGS = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  // A scan that cannot be avoided counts as so dear that it would be compiled for.
  'jit=off',
];

/**
 * Connections on which a statement is planned once, for tables of any size: by index, since a plan that was made when
 * the ledger was small would read all of it when it is large.
 */
function openPrepared(options: pg.PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    max: PREPARED_CONNECTIONS,
    options: PREPARED_SETTINGS.map(setting => `-c ${setting}`).join(' '),
  });
  // A connection that breaks while nobody uses it is dropped by the pool; the next statement opens another.
  pool.on('error', ignore);
  return pool;
}

async function runPrepared<Row>(connection: pg.Pool | pg.PoolClient, statement: Sql): Promise<Row[]> {
  const query = toQuery(statement);
  const { rows } = await connection.query({ ...query, name: nameOf(query.text) });
  return rows as Row[];
}

/** The name in the comment that every statement begins with. */
function nameOf(text: string): string {
  const name = /^\/\* ([\w.]+) \*\//.exec(text)?.[1];
  if (name === undefined) throw new Error('A prepared statement needs a name in a comment at its beginning.');
  return name;
}

class OpenTransaction implements Transaction {
  readonly inTransaction = true;

  constructor(readonly entities: EntityManager) {}

  async rows<Row>(statement: Sql): Promise<Row[]> {
    return (await this.run(statement)).records as Row[];
  }

  async row<Row>(statement: Sql): Promise<Row | null> {
    return (await this.rows<Row>(statement))[0] ?? null;
  }

  preparedRows<Row>(statement: Sql): Promise<Row[]> {
    return this.rows(statement);
  }

  preparedTransaction<T>(work: (tx: Prepared) => Promise<T>): Promise<T> {
    return work(this);
  }

  async execute(statement: Sql): Promise<number> {
    return (await this.run(statement)).affected ?? 0;
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return work(this);
  }

  private async run(statement: Sql): Promise<{ records: unknown[]; affected: number | undefined }> {
    const { text, values } = toQuery(statement);
    const runner = this.entities.queryRunner as QueryRunner;
    const result = await runner.query(text, values, true);
    return { records: (result.records ?? []) as unknown[], affected: result.affected };
  }
}
