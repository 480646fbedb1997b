import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, what they opted out of, targets, templates and campaigns. */
export class AudienceAndContent1790000000002 implements MigrationInterface {
  name = 'AudienceAndContent1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- How names and addresses are searched: without case and accents, so that "angel" finds "Ángel".
      CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN regexp_replace(normalize(lower($1), NFKD), '[\\u0300-\\u036f]', '', 'g');

      CREATE TABLE users (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        external_id text CONSTRAINT users_external_id_key UNIQUE,
        email text,
        email_key text,
        first_name text NOT NULL DEFAULT '',
        last_name text NOT NULL DEFAULT '',
        language text,
        country text,
        time_zone text,
        gender text CONSTRAINT users_gender CHECK (gender IN ('FEMALE', 'MALE', 'OTHER')),
        birth_date date,
        attributes jsonb NOT NULL DEFAULT '{}' CONSTRAINT users_attributes CHECK (jsonb_typeof(attributes) = 'object'),
        tags text[] NOT NULL DEFAULT '{}',
        registered_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text GENERATED ALWAYS AS (btrim(first_name || ' ' || last_name)) STORED,
        search text GENERATED ALWAYS AS
          (fold(first_name || ' ' || last_name || ' ' || COALESCE(email, '') || ' ' || COALESCE(external_id, ''))) STORED,
        CONSTRAINT users_email_with_key CHECK ((email IS NULL) = (email_key IS NULL))
      );
      CREATE INDEX users_email_key ON users (email_key);
      CREATE INDEX users_name ON users (name, id);
      CREATE INDEX users_search ON users USING gin (search gin_trgm_ops);
      CREATE INDEX users_tags ON users USING gin (tags);
      CREATE INDEX users_attributes_gin ON users USING gin (attributes jsonb_path_ops);

      CREATE TABLE attributes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL CONSTRAINT attributes_key_key UNIQUE,
        label text NOT NULL,
        type text NOT NULL CONSTRAINT attributes_type CHECK (type IN ('TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'CHOICE', 'LIST')),
        choices text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE targets (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        rule jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE templates (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        mjml text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE campaigns (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        channel text NOT NULL CONSTRAINT campaigns_channel CHECK (channel IN ('EMAIL', 'NOTIFICATION')),
        subject text NOT NULL DEFAULT '',
        preheader text NOT NULL DEFAULT '',
        sender_id bigint CONSTRAINT campaigns_sender_fkey REFERENCES senders ON DELETE RESTRICT,
        reply_to text,
        content text NOT NULL DEFAULT '',
        action_url text,
        template_id bigint CONSTRAINT campaigns_template_fkey REFERENCES templates ON DELETE SET NULL,
        targeting boolean NOT NULL DEFAULT false,
        revision integer NOT NULL DEFAULT 1,
        -- Where its distinct figures come from: its only shipment's counters, or campaign_users (being filled, or full).
        distinct_figures text NOT NULL DEFAULT 'COUNTERS'
          CONSTRAINT campaigns_distinct_figures CHECK (distinct_figures IN ('COUNTERS', 'FILLING', 'USERS')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      );
      CREATE INDEX campaigns_created ON campaigns (created_at, id) WHERE deleted_at IS NULL;

      CREATE TABLE campaign_targets (
        campaign_id bigint NOT NULL CONSTRAINT campaign_targets_campaign_fkey REFERENCES campaigns ON DELETE CASCADE,
        target_id bigint NOT NULL CONSTRAINT campaign_targets_target_fkey REFERENCES targets ON DELETE RESTRICT,
        kind text NOT NULL CONSTRAINT campaign_targets_kind CHECK (kind IN ('INCLUDE', 'EXCLUDE')),
        PRIMARY KEY (campaign_id, target_id)
      );
      CREATE INDEX campaign_targets_target ON campaign_targets (target_id);

      CREATE TABLE unsubscriptions (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_id bigint CONSTRAINT unsubscriptions_user_fkey REFERENCES users ON DELETE SET NULL,
        channel text NOT NULL CONSTRAINT unsubscriptions_channel CHECK (channel IN ('EMAIL', 'NOTIFICATION')),
        email_key text,
        source text NOT NULL CONSTRAINT unsubscriptions_source
          CHECK (source IN ('LINK', 'ONE_CLICK', 'PREFERENCES', 'COMPLAINT', 'MEMBER', 'API', 'IMPORT')),
        at timestamptz NOT NULL DEFAULT now(),
        delivery_id bigint,
        campaign_id bigint CONSTRAINT unsubscriptions_campaign_fkey REFERENCES campaigns ON DELETE SET NULL,
        reenrolled_at timestamptz,
        reenrolled_by bigint CONSTRAINT unsubscriptions_member_fkey REFERENCES members ON DELETE SET NULL,
        reenrolled_how text
      );
      CREATE UNIQUE INDEX unsubscriptions_active ON unsubscriptions (user_id, channel) WHERE reenrolled_at IS NULL;
      CREATE INDEX unsubscriptions_active_address ON unsubscriptions (email_key, channel)
        WHERE reenrolled_at IS NULL AND email_key IS NOT NULL;
      CREATE INDEX unsubscriptions_at ON unsubscriptions (at, id);
      CREATE INDEX unsubscriptions_campaign ON unsubscriptions (campaign_id);

      CREATE TABLE suppressions (
        email_key text PRIMARY KEY,
        reason text NOT NULL CONSTRAINT suppressions_reason CHECK (reason IN ('HARD_BOUNCE', 'COMPLAINT', 'IMPORT')),
        at timestamptz NOT NULL DEFAULT now(),
        delivery_id bigint,
        detail text NOT NULL DEFAULT ''
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
