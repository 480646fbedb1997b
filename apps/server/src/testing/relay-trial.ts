import type { CampaignId, ShipmentId } from '@chasqui/domain';
import type { Timeouts } from '@chasqui/smtp';
import {
  type Answer,
  type Moment,
  type Script,
  ScriptedRelay,
  TEST_CERTIFICATE,
  USUAL_OFFERS,
} from '@chasqui/smtp/testing';
import { ListenHub } from '../db/listen-hub.js';
import { Pipeline } from '../sending/index.js';
import { eventually } from './eventually.js';
import { SHORT_MAIL, addMailCampaign, addUsers, furnish, launchAtOnce, prepareNow } from './factories.js';
import { type World, createWorld } from './world.js';

/** How mail gets to a relay: what it offers, and what the relay's row says. */
export interface Way {
  name: string;
  offers: readonly string[];
  security: 'NONE' | 'STARTTLS' | 'TLS';
  auth?: 'PASSWORD' | 'XOAUTH2';
}

const bare = USUAL_OFFERS.filter(offer => offer !== 'PIPELINING');
const safe = ['STARTTLS', 'AUTH PLAIN LOGIN'];

const PLAIN_PIPELINING: Way = { name: 'plain, PIPELINING', offers: USUAL_OFFERS, security: 'NONE' };
export const PLAIN: Way = { name: 'plain', offers: bare, security: 'NONE' };
export const SAFE_PIPELINING: Way = {
  name: 'STARTTLS, AUTH, PIPELINING',
  offers: [...USUAL_OFFERS, ...safe],
  security: 'STARTTLS',
  auth: 'PASSWORD',
};
export const SAFE: Way = {
  name: 'STARTTLS, AUTH',
  offers: [...bare, ...safe],
  security: 'STARTTLS',
  auth: 'PASSWORD',
};
export const WAYS: readonly Way[] = [PLAIN_PIPELINING, PLAIN, SAFE_PIPELINING, SAFE];

/** Where it is enough that everything has been there once. */
export const TWO_WAYS: readonly Way[] = [PLAIN_PIPELINING, SAFE];

/** The rows of a table, each in each way; `by` names it. */
export function inWays<Row extends object>(
  ways: readonly Way[],
  rows: readonly Row[],
): (Row & { way: Way; by: string })[] {
  return rows.flatMap(row => ways.map(way => ({ ...row, way, by: way.name })));
}

export const ANA = 'ana@example.com';
export const BEN = 'ben@example.com';

/** A relay that takes Ben's mail and says this of Ana's: always, or the first so many times. */
export function againstAna(at: Moment, says: Answer, { times = Infinity } = {}): Script {
  let said = 0;
  return {
    answers: {
      [at]: (line: string, to: readonly string[]) => {
        if (!line.includes(ANA) && !to.includes(ANA)) return undefined;
        said += 1;
        return said > times ? undefined : says;
      },
    },
  };
}

/** What the ledger says of one delivery. */
export interface Line {
  status: string;
  reason: string | null;
  /** The relay's words. */
  reply: string | null;
  attempts: number;
  /** Whether it is due at some later time. */
  later: boolean;
  /** What its timeline says beside that it was sent. */
  events: { kind: string; reason: string; reply: string }[];
}

export const SENT: Line = {
  status: 'SENT',
  reason: null,
  reply: '250 2.0.0 Ok: queued as 4C0FFEE',
  attempts: 1,
  later: false,
  events: [],
};
/** Not tried yet. */
export const QUEUED: Line = {
  status: 'QUEUED',
  reason: null,
  reply: null,
  attempts: 0,
  later: false,
  events: [],
};

/** What a trial is about beside the script. */
export interface Circumstances {
  /** Shorter ones than usual. */
  timeouts?: Partial<Timeouts>;
  /** The certificate that the worker trusts; the test's own unless given. Null: those that Node brings. */
  trust?: string | null;
  /** How many connections the relay's row allows. */
  connections?: number;
}

/** As short as can be for the first rest, so that tests see the relay tried again. */
const FIRST_REST_MS = 20;
/** A relay rests about as long again as it was in trouble, and a machine may be slow. */
const PATIENCE_MS = 50_000;

/**
 * A relay that follows a script, and the real pipeline that sends to it. One trial serves the tests of a file one after
 * another: each begins with a relay and a worker of its own, and ends with them.
 */
export class RelayTrial {
  relay: ScriptedRelay;
  private pipeline: Pipeline | null = null;
  private shipmentId: ShipmentId;

  private constructor(
    readonly world: World,
    private readonly listen: ListenHub,
    private readonly campaignId: CampaignId,
  ) {}

  /** Sets up the database, with Ana and Ben to write to, and others where that is too few. */
  static async open({ content = SHORT_MAIL, others = [] as readonly string[] } = {}): Promise<RelayTrial> {
    const world = await createWorld();
    const { ctx } = world;
    await furnish(ctx, null);
    await addUsers(
      ctx,
      [ANA, BEN, ...others].map(email => ({ externalId: email, email })),
    );
    const campaign = await addMailCampaign(ctx, { content, subject: 'News' });
    const listen = new ListenHub(world.database.url, world.log);
    await listen.start();
    return new RelayTrial(world, listen, campaign.id);
  }

  async close(): Promise<void> {
    await this.listen.close();
    await this.world.end();
  }

  /** Starts a relay that is reached in this way and does as the script says, and a worker. */
  async begin(way: Way, script: Script = {}, circumstances: Circumstances = {}): Promise<void> {
    this.relay = await ScriptedRelay.listen({
      offers: way.offers,
      implicitTls: way.security === 'TLS',
      ...script,
    });
    await this.beginWith(this.relay.port, way, circumstances);
  }

  /** Starts a worker that sends to whatever relay listens on this port. */
  async beginWith(
    port: number,
    { security, auth }: Pick<Way, 'security' | 'auth'>,
    circumstances: Circumstances = {},
  ): Promise<void> {
    const sealed = auth === undefined ? null : this.world.keys.seal('secret');
    await this.query(
      `UPDATE relays SET port = $1, security = $2, username = $3, password_sealed = $4, auth = $5,
         max_connections = $6, trouble = NULL, trouble_since = NULL`,
      [port, security, sealed && 'chasqui', sealed, auth ?? 'PASSWORD', circumstances.connections ?? 1],
    );
    await this.query('DELETE FROM suppressions');
    await this.work(circumstances);
  }

  /** Starts a worker in place of the one there is. */
  async work({ timeouts = {}, trust = TEST_CERTIFICATE.cert }: Circumstances = {}): Promise<void> {
    await this.pipeline?.stop();
    const endpoint = { timeouts, tls: { ca: trust ?? undefined } };
    this.pipeline = new Pipeline(this.world.ctx, this.listen, { endpoint, firstRestMs: FIRST_REST_MS });
    await this.pipeline.start();
  }

  /** Says in the relay's row that it is to be found at this port, and starts a worker that reads so. */
  async pointTo(port: number): Promise<void> {
    await this.query('UPDATE relays SET port = $1', [port]);
    await this.work();
  }

  /** Writes to everybody. */
  async launch(): Promise<void> {
    const shipment = await launchAtOnce(this.world.ctx, this.campaignId);
    await prepareNow(this.world.ctx, shipment.id);
    this.shipmentId = shipment.id;
  }

  async reaches(...states: string[]): Promise<void> {
    await eventually(
      () =>
        this.query<{ state: string }>(
          'SELECT COALESCE(phase, status) AS state FROM shipments WHERE id = $1',
          [this.shipmentId],
        ),
      ([row]) => states.includes(row?.state ?? ''),
      PATIENCE_MS,
    );
  }

  /** From now on the relay does as it should; what was deferred is due. */
  async mend(): Promise<void> {
    const { offers, implicitTls } = this.relay.script;
    this.relay.script = { ...(offers && { offers }), ...(implicitTls && { implicitTls }) };
    await this.query(`UPDATE deliveries SET due_at = now() WHERE status = 'DEFERRED'`);
    await this.query('SELECT notify_shipment($1)', [this.campaignId]);
  }

  /** Ends the relay and the worker. */
  async end(): Promise<void> {
    const { pipeline } = this;
    this.pipeline = null;
    // The relay goes first: a worker ends what is on the wire before it stops.
    await ScriptedRelay.closeAll();
    await pipeline?.stop();
    // What a failed test leaves behind would be sent to the next one's relay.
    await this.query(
      `UPDATE shipments SET status = 'CANCELED', phase = NULL, finished_at = now() WHERE status = 'PENDING'`,
    );
  }

  /** What the ledger says of each address of this shipment. */
  async ledger(): Promise<Record<string, Line>> {
    const rows = await this.query<Line & { address: string }>(
      `SELECT d.address, d.status, d.reason, d.reply, d.attempts, COALESCE(d.due_at > now(), false) AS later,
         COALESCE((SELECT json_agg(json_build_object('kind', e.kind, 'reason', e.reason, 'reply', e.reply) ORDER BY e.id)
           FROM delivery_events e WHERE e.delivery_id = d.id), '[]') AS events
       FROM deliveries d WHERE d.shipment_id = $1 ORDER BY d.address`,
      [this.shipmentId],
    );
    return Object.fromEntries(rows.map(({ address, ...line }) => [address, line]));
  }

  async counters(): Promise<Record<string, number>> {
    const [row] = await this.query<Record<string, number>>(
      `SELECT k.total::int, k.skipped::int, k.sent::int, k.deferred::int, k.bounced::int, k.failed::int
       FROM shipment_counters k WHERE k.shipment_id = $1`,
      [this.shipmentId],
    );
    return row ?? {};
  }

  async suppressed(): Promise<string[]> {
    const rows = await this.query<{ address: string }>('SELECT email_key AS address FROM suppressions');
    return rows.map(row => row.address);
  }

  /** Waits until it stands written of the relay that it takes no mail, or, with null, that it takes mail. */
  async trouble(words: RegExp | null): Promise<void> {
    await eventually(
      () => this.query<{ trouble: string | null }>('SELECT trouble FROM relays'),
      ([row]) => (words === null ? row?.trouble === null : words.test(row?.trouble ?? '')),
      PATIENCE_MS,
    );
  }

  /** Whom the relay took a message for, in alphabetical order: more than once where it took several. */
  get taken(): string[] {
    return this.relay.messages.flatMap(message => message.to).toSorted();
  }

  private query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.world.ctx.db.entities.query(text, values);
  }
}
