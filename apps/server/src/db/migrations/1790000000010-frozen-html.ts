import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What MJML made of a mail when it was launched is kept with its content, so that a worker need not load MJML, and a
 * newer MJML does not change what was launched. What was launched before is compiled from its source as ever.
 */
export class FrozenHtml1790000000010 implements MigrationInterface {
  name = 'FrozenHtml1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The HTML that MJML made of the source, with the marks that stand for its Liquid. Null: it is still to be made.
      ALTER TABLE contents ADD COLUMN html text;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
