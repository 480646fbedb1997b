import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers serve nothing, so what there is to watch of them stands beside their heartbeat. */
export class WorkerStats1790000000016 implements MigrationInterface {
  name = 'WorkerStats1790000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written whole with each beat and read whole; its shape is the code's. Null until the first beat.
      ALTER TABLE workers ADD COLUMN stats jsonb;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
