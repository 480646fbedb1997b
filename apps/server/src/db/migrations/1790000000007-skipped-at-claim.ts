import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who left between the preparation and the claiming is counted apart: the scope of a shipment is its audience minus
 * those skipped at preparation. Of shipments before, nobody can tell any more; their scope stays as it was shown.
 */
export class SkippedAtClaim1790000000007 implements MigrationInterface {
  name = 'SkippedAtClaim1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of those skipped: were in the queue, and left before their turn.
      ALTER TABLE shipment_counters ADD COLUMN skipped_at_claim bigint NOT NULL DEFAULT 0;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
