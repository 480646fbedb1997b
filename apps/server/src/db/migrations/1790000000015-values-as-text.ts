import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The values of a delivery are written once and read whole: as json they are kept as they were put together, where
 * jsonb takes them apart for questions that nobody asks. Rewrites the ledger: about a minute for ten million deliveries.
 */
export class ValuesAsText1790000000015 implements MigrationInterface {
  name = 'ValuesAsText1790000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ALTER COLUMN "values" TYPE json');
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
