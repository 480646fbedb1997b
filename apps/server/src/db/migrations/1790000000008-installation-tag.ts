import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells one installation from another stands with its data, so that it outlives every secret. */
export class InstallationTag1790000000008 implements MigrationInterface {
  name = 'InstallationTag1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Part of every Message-ID; never changed. 40 random bits: the fixed ones of a UUID come later.
      ALTER TABLE settings ADD COLUMN installation_tag text NOT NULL
        DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 10);
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
