import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sender that no relay takes is a reason of its own. */
export class SenderRefused1790000000020 implements MigrationInterface {
  name = 'SenderRefused1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE shipments DROP CONSTRAINT shipments_pause_reason,
        ADD CONSTRAINT shipments_pause_reason
          CHECK (pause_reason IN ('MEMBER', 'OVERDUE', 'REFUSALS', 'SENDER_REFUSED'));
      ALTER TABLE deliveries DROP CONSTRAINT deliveries_reason,
        ADD CONSTRAINT deliveries_reason CHECK (reason IN
          ('NO_ADDRESS', 'UNSUBSCRIBED', 'SUPPRESSED', 'HELD', 'DUPLICATE_ADDRESS', 'ALREADY_RECEIVED',
           'UNKNOWN_MAILBOX', 'ADDRESS_REFUSED', 'MESSAGE_REFUSED', 'SENDER_REFUSED', 'TOO_LARGE', 'NEEDS_SMTPUTF8',
           'TRY_LATER', 'CONNECTION_LOST', 'RENDERING', 'GAVE_UP'));
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
