import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Failed messages of a shipment can be put back into the queue, in steps. */
export class RetryFailed1790000000013 implements MigrationInterface {
  name = 'RetryFailed1790000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shipments
        -- When its failed messages were last put back.
        ADD COLUMN retried_at timestamptz,
        -- While they are: the delivery that this has come to.
        ADD COLUMN retry_through bigint,
        ADD CONSTRAINT shipments_retry_was_asked CHECK (retry_through IS NULL OR retried_at IS NOT NULL);
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
