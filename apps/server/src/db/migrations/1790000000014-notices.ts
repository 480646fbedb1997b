import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members are told by mail when a shipment pauses by itself or fails. */
export class Notices1790000000014 implements MigrationInterface {
  name = 'Notices1790000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What members are told of a shipment: written with the fact itself, told once.
      CREATE TABLE notices (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shipment_id bigint NOT NULL CONSTRAINT notices_shipment_fkey REFERENCES shipments ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT notices_kind CHECK (kind IN ('OVERDUE', 'REFUSALS', 'SENDER_REFUSED', 'FAILED')),
        -- The relay's words, or ours.
        detail text,
        created_at timestamptz NOT NULL DEFAULT now(),
        told_at timestamptz
      );
      CREATE INDEX notices_shipment ON notices (shipment_id);

      ALTER TABLE messages DROP CONSTRAINT messages_kind;
      ALTER TABLE messages ADD CONSTRAINT messages_kind CHECK (kind IN ('TEST', 'NOTICE'));
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
