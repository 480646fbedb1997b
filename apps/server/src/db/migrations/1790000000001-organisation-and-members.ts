import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings, senders, relays, members and what records their doings. */
export class OrganisationAndMembers1790000000001 implements MigrationInterface {
  name = 'OrganisationAndMembers1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE settings (
        id smallint PRIMARY KEY DEFAULT 1 CONSTRAINT settings_one_row CHECK (id = 1),
        organisation_name text NOT NULL DEFAULT '',
        postal_address text NOT NULL DEFAULT '',
        footer_text text NOT NULL DEFAULT '',
        language text NOT NULL DEFAULT 'en',
        time_zone text NOT NULL DEFAULT 'UTC',
        track_opens boolean NOT NULL DEFAULT true,
        track_clicks boolean NOT NULL DEFAULT true,
        hold boolean NOT NULL DEFAULT false,
        hold_addresses text[] NOT NULL DEFAULT '{}',
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO settings DEFAULT VALUES;

      CREATE TABLE senders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        address text NOT NULL,
        reply_to text,
        is_default boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT senders_address_key UNIQUE (address, name)
      );
      CREATE UNIQUE INDEX senders_one_default ON senders (is_default) WHERE is_default;

      CREATE TABLE relays (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CONSTRAINT relays_kind CHECK (kind IN ('SMTP', 'MAILBOX')),
        name text NOT NULL,
        host text NOT NULL,
        port integer NOT NULL CONSTRAINT relays_port CHECK (port BETWEEN 1 AND 65535),
        security text NOT NULL CONSTRAINT relays_security CHECK (security IN ('NONE', 'STARTTLS', 'TLS')),
        username text,
        password_sealed text,
        max_connections integer NOT NULL DEFAULT 20 CONSTRAINT relays_connections CHECK (max_connections BETWEEN 1 AND 1000),
        max_per_second integer CONSTRAINT relays_per_second CHECK (max_per_second > 0),
        position integer NOT NULL DEFAULT 0,
        enabled boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX relays_one_mailbox ON relays (kind) WHERE kind = 'MAILBOX';

      CREATE TABLE members (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL,
        email_key text NOT NULL CONSTRAINT members_email_key_key UNIQUE,
        name text NOT NULL DEFAULT '',
        role text NOT NULL CONSTRAINT members_role CHECK (role IN ('OWNER', 'EDITOR', 'AUTHOR', 'VIEWER')),
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE sessions (
        token_hash bytea PRIMARY KEY,
        member_id bigint NOT NULL CONSTRAINT sessions_member_fkey REFERENCES members ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        user_agent text NOT NULL DEFAULT ''
      );
      CREATE INDEX sessions_member ON sessions (member_id);

      CREATE TABLE sign_in_attempts (
        subject text NOT NULL,
        window_start timestamptz NOT NULL,
        attempts integer NOT NULL,
        PRIMARY KEY (subject, window_start)
      );

      CREATE TABLE idempotency_keys (
        principal text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        response jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (principal, key)
      );

      CREATE TABLE audit_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        member_id bigint CONSTRAINT audit_log_member_fkey REFERENCES members ON DELETE SET NULL,
        actor text NOT NULL,
        action text NOT NULL,
        subject_kind text,
        subject_id text,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX audit_log_at ON audit_log (at);
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
