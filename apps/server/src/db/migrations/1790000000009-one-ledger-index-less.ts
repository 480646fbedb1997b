import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every index of the ledger is written when a delivery is made and again when it is settled. One that begins with the
 * user serves both what a user got and that nobody gets a shipment twice, so it stands for two.
 */
export class OneLedgerIndexLess1790000000009 implements MigrationInterface {
  name = 'OneLedgerIndexLess1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX deliveries_user_shipment ON deliveries (user_id, shipment_id);
      DROP INDEX deliveries_shipment_user;
      DROP INDEX deliveries_user;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
