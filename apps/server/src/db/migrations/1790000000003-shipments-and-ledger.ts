import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shipments, the ledger of deliveries, and what the sending pipeline keeps. */
export class ShipmentsAndLedger1790000000003 implements MigrationInterface {
  name = 'ShipmentsAndLedger1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was launched, frozen: never updated.
      CREATE TABLE contents (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        channel text NOT NULL CONSTRAINT contents_channel CHECK (channel IN ('EMAIL', 'NOTIFICATION')),
        campaign_name text NOT NULL,
        subject text NOT NULL,
        preheader text NOT NULL,
        source text NOT NULL,
        action_url text,
        language text NOT NULL,
        sender_name text,
        sender_address text,
        reply_to text,
        footer jsonb,
        -- The declarations of the attributes that it may name, as they were.
        attributes jsonb NOT NULL,
        track_opens boolean NOT NULL,
        track_clicks boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- Where tracked links lead. Outlives its shipment, so that links in old mails keep working.
      CREATE TABLE links (
        content_id bigint NOT NULL,
        position integer NOT NULL,
        url text,
        expires_at timestamptz,
        PRIMARY KEY (content_id, position)
      );

      CREATE TABLE shipments (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        campaign_id bigint NOT NULL CONSTRAINT shipments_campaign_fkey REFERENCES campaigns ON DELETE RESTRICT,
        content_id bigint NOT NULL CONSTRAINT shipments_content_fkey REFERENCES contents ON DELETE RESTRICT,
        status text NOT NULL CONSTRAINT shipments_status CHECK (status IN ('PENDING', 'COMPLETED', 'FAILED', 'CANCELED')),
        phase text CONSTRAINT shipments_phase CHECK (phase IN ('SCHEDULED', 'PREPARING', 'SENDING', 'RETRYING', 'PAUSED')),
        audience jsonb NOT NULL,
        skip_already_reached boolean NOT NULL DEFAULT false,
        scheduled_at timestamptz,
        starts_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        prepare_last_user bigint,
        prepared_through bigint NOT NULL DEFAULT 0,
        prepared_at timestamptz,
        pause_reason text CONSTRAINT shipments_pause_reason CHECK (pause_reason IN ('MEMBER', 'OVERDUE', 'REFUSALS')),
        -- Why it paused by itself or failed: the relay's words, or ours.
        detail text,
        launched_by bigint CONSTRAINT shipments_member_fkey REFERENCES members ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT shipments_pending_has_phase CHECK ((status = 'PENDING') = (phase IS NOT NULL)),
        CONSTRAINT shipments_paused_has_reason CHECK ((phase IS NOT DISTINCT FROM 'PAUSED') = (pause_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX shipments_one_running ON shipments (campaign_id)
        WHERE status = 'PENDING' AND phase <> 'RETRYING' AND deleted_at IS NULL;
      CREATE INDEX shipments_campaign ON shipments (campaign_id, id);
      CREATE INDEX shipments_pending ON shipments (id) WHERE status = 'PENDING' OR deleted_at IS NOT NULL;

      -- Tells API processes, when the transaction commits, that a shipment of the campaign changed.
      CREATE FUNCTION notify_shipment(campaign_id bigint) RETURNS void LANGUAGE sql
        AS $$ SELECT pg_notify('chasqui_shipment', campaign_id::text) $$;

      -- Narrow, and updated by each settled group: kept apart from the wide shipment row.
      CREATE TABLE shipment_counters (
        shipment_id bigint PRIMARY KEY CONSTRAINT shipment_counters_shipment_fkey REFERENCES shipments ON DELETE CASCADE,
        total bigint NOT NULL DEFAULT 0,
        skipped bigint NOT NULL DEFAULT 0,
        sent bigint NOT NULL DEFAULT 0,
        deferred bigint NOT NULL DEFAULT 0,
        bounced bigint NOT NULL DEFAULT 0,
        failed bigint NOT NULL DEFAULT 0,
        canceled bigint NOT NULL DEFAULT 0,
        -- Of those bounced: accepted by the relay first, so counted in sent as well.
        bounced_later bigint NOT NULL DEFAULT 0,
        opens bigint NOT NULL DEFAULT 0,
        unique_opens bigint NOT NULL DEFAULT 0,
        clicks bigint NOT NULL DEFAULT 0,
        unique_clicks bigint NOT NULL DEFAULT 0,
        machine_opens bigint NOT NULL DEFAULT 0,
        machine_clicks bigint NOT NULL DEFAULT 0,
        complaints bigint NOT NULL DEFAULT 0,
        unsubscribed bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50);

      -- How far claiming has come in a shipment's queue; its row lock lets one worker claim at a time.
      -- Row 0 stands for the messages of no shipment, which need the lock only.
      CREATE TABLE send_queues (
        shipment_id bigint PRIMARY KEY,
        due_at timestamptz NOT NULL DEFAULT '-infinity',
        delivery_id bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50);
      INSERT INTO send_queues (shipment_id) VALUES (0);

      -- Opens and clicks by people, per minute, for the chart.
      CREATE TABLE shipment_minutes (
        shipment_id bigint NOT NULL CONSTRAINT shipment_minutes_shipment_fkey REFERENCES shipments ON DELETE CASCADE,
        minute timestamptz NOT NULL,
        opens bigint NOT NULL DEFAULT 0,
        clicks bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (shipment_id, minute)
      ) WITH (fillfactor = 70);

      CREATE TABLE shipment_links (
        shipment_id bigint NOT NULL CONSTRAINT shipment_links_shipment_fkey REFERENCES shipments ON DELETE CASCADE,
        position integer NOT NULL,
        clicks bigint NOT NULL DEFAULT 0,
        users bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (shipment_id, position)
      ) WITH (fillfactor = 50);

      -- What a delivery without shipment says: test messages now, one-off messages later.
      CREATE TABLE messages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CONSTRAINT messages_kind CHECK (kind IN ('TEST')),
        content_id bigint NOT NULL CONSTRAINT messages_content_fkey REFERENCES contents ON DELETE RESTRICT,
        campaign_id bigint CONSTRAINT messages_campaign_fkey REFERENCES campaigns ON DELETE CASCADE,
        created_by bigint CONSTRAINT messages_member_fkey REFERENCES members ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- The ledger: one row per message and user. Written once by prepare and once by settle, so every index counts:
      -- no foreign keys (each costs a look-up per row; the rows are only made from the tables they point to) and five indexes.
      CREATE TABLE deliveries (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shipment_id bigint,
        message_id bigint,
        user_id bigint,
        channel text NOT NULL CONSTRAINT deliveries_channel CHECK (channel IN ('EMAIL', 'NOTIFICATION')),
        status text NOT NULL CONSTRAINT deliveries_status
          CHECK (status IN ('QUEUED', 'DEFERRED', 'SENT', 'BOUNCED', 'FAILED', 'SKIPPED', 'CANCELED')),
        reason text CONSTRAINT deliveries_reason CHECK (reason IN
          ('NO_ADDRESS', 'UNSUBSCRIBED', 'SUPPRESSED', 'HELD', 'DUPLICATE_ADDRESS', 'ALREADY_RECEIVED',
           'UNKNOWN_MAILBOX', 'ADDRESS_REFUSED', 'MESSAGE_REFUSED', 'TOO_LARGE', 'NEEDS_SMTPUTF8', 'TRY_LATER',
           'CONNECTION_LOST', 'RENDERING', 'GAVE_UP')),
        attempts smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz,
        first_tried_at timestamptz,
        sent_at timestamptz,
        opened_at timestamptz,
        clicked_at timestamptz,
        read_at timestamptz,
        archived_at timestamptz,
        address text,
        reply text,
        -- Exactly the variables that the content used.
        "values" jsonb,
        CONSTRAINT deliveries_origin CHECK (num_nonnulls(shipment_id, message_id) = 1),
        CONSTRAINT deliveries_due CHECK (status NOT IN ('QUEUED', 'DEFERRED') OR due_at IS NOT NULL),
        CONSTRAINT deliveries_sent CHECK (status <> 'SENT' OR sent_at IS NOT NULL),
        CONSTRAINT deliveries_skipped CHECK (status <> 'SKIPPED' OR reason IS NOT NULL)
      ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
      CREATE UNIQUE INDEX deliveries_shipment_user ON deliveries (shipment_id, user_id);
      -- Serves claiming (by due_at), finishing, and every list of deliveries (by sent_at).
      CREATE INDEX deliveries_shipment_status ON deliveries (shipment_id, status, COALESCE(sent_at, due_at), id);
      CREATE INDEX deliveries_user ON deliveries (user_id, id);
      CREATE INDEX deliveries_unread ON deliveries (user_id, id)
        WHERE channel = 'NOTIFICATION' AND sent_at IS NOT NULL AND read_at IS NULL AND archived_at IS NULL;

      -- What happened to a delivery beyond its success, which stands in its own row.
      CREATE TABLE delivery_events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        delivery_id bigint NOT NULL,
        kind text NOT NULL CONSTRAINT delivery_events_kind
          CHECK (kind IN ('DEFERRED', 'BOUNCED', 'FAILED', 'OPENED', 'CLICKED', 'COMPLAINED', 'UNSUBSCRIBED')),
        at timestamptz NOT NULL DEFAULT now(),
        machine boolean NOT NULL DEFAULT false,
        link integer,
        url text,
        reason text,
        reply text
      );
      CREATE INDEX delivery_events_delivery ON delivery_events (delivery_id, id);

      -- Distinct figures of a campaign, from its second shipment on; before, the shipment's counters say the same.
      CREATE TABLE campaign_users (
        campaign_id bigint NOT NULL CONSTRAINT campaign_users_campaign_fkey REFERENCES campaigns ON DELETE CASCADE,
        user_id bigint NOT NULL,
        opened boolean NOT NULL DEFAULT false,
        clicked boolean NOT NULL DEFAULT false,
        complained boolean NOT NULL DEFAULT false,
        PRIMARY KEY (campaign_id, user_id)
      ) WITH (fillfactor = 80);

      CREATE TABLE workers (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        heartbeat_at timestamptz NOT NULL DEFAULT now()
      );

      -- A block of queued deliveries that one worker may send; the deliveries themselves are not touched until settled.
      CREATE TABLE leases (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        worker_id bigint NOT NULL CONSTRAINT leases_worker_fkey REFERENCES workers ON DELETE RESTRICT,
        shipment_id bigint,
        delivery_ids bigint[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX leases_worker ON leases (worker_id);
      CREATE INDEX leases_shipment ON leases (shipment_id);

      -- What the built-in mailbox caught.
      CREATE TABLE mailbox_messages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        received_at timestamptz NOT NULL DEFAULT now(),
        mail_from text NOT NULL,
        rcpt_to text NOT NULL,
        from_header text NOT NULL,
        subject text NOT NULL,
        seen boolean NOT NULL DEFAULT false,
        source bytea NOT NULL
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
