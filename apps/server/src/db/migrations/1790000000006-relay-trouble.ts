import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a relay last said while it takes no mail. */
export class RelayTrouble1790000000006 implements MigrationInterface {
  name = 'RelayTrouble1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE relays ADD COLUMN trouble text, ADD COLUMN trouble_since timestamptz,
        ADD CONSTRAINT relays_trouble CHECK ((trouble IS NULL) = (trouble_since IS NULL));
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
