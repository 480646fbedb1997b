import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How deferred messages are tried again is a setting; as it begins, it is what it was. */
export class RetryPolicy1790000000021 implements MigrationInterface {
  name = 'RetryPolicy1790000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE settings
        ADD COLUMN retry_first_minutes integer NOT NULL DEFAULT 1
          CONSTRAINT settings_retry_first CHECK (retry_first_minutes BETWEEN 1 AND 60),
        ADD COLUMN retry_longest_minutes integer NOT NULL DEFAULT 240
          CONSTRAINT settings_retry_longest CHECK (retry_longest_minutes BETWEEN 5 AND 1440),
        ADD COLUMN give_up_hours integer NOT NULL DEFAULT 24
          CONSTRAINT settings_give_up CHECK (give_up_hours BETWEEN 1 AND 168),
        ADD CONSTRAINT settings_retry_grows
          CHECK (retry_first_minutes <= retry_longest_minutes AND retry_longest_minutes <= give_up_hours * 60);
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
