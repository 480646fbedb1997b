import 'reflect-metadata';
import './pg-types.js';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

export interface DataSourceOptions {
  url: string;
  entities: readonly EntityTarget<ObjectLiteral>[];
  /** Connections of the pool. */
  poolSize: number;
  /** Shows in pg_stat_activity. */
  applicationName: string;
}

/** TypeORM's data source; the schema is made by migrations only. */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities] as never[],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize,
    applicationName: options.applicationName,
    extra: { keepAlive: true, connectionTimeoutMillis: 10_000 },
  });
}
