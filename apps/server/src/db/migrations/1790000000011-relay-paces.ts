import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How fast a relay may go to single domains of recipients, and how Chasqui signs in to it. */
export class RelayPaces1790000000011 implements MigrationInterface {
  name = 'RelayPaces1790000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE relays
        -- [{"domain": "gmail.com", "perSecond": 5}, ...]: read whole, with its relay, and never searched.
        ADD COLUMN domain_paces jsonb NOT NULL DEFAULT '[]'
          CONSTRAINT relays_domain_paces CHECK (jsonb_typeof(domain_paces) = 'array'),
        ADD COLUMN auth text NOT NULL DEFAULT 'PASSWORD'
          CONSTRAINT relays_auth CHECK (auth IN ('PASSWORD', 'XOAUTH2'));
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
