import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AttributeType,
  Channel,
  DELIVERY_TRANSITIONS,
  DeliveryEventKind,
  DeliveryReason,
  DeliveryStatus,
  Gender,
  NoticeKind,
  PauseReason,
  Role,
  SHIPMENT_TRANSITIONS,
  ShipmentPhase,
  ShipmentStatus,
  SuppressionReason,
  UnsubscriptionSource,
} from '@chasqui/domain';
import { type TestDatabase, createTestDatabase } from '../testing/database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** The words of every column that the schema limits to a list of them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'attributes.type': Object.keys(AttributeType),
  'campaigns.channel': Object.keys(Channel),
  'contents.channel': Object.keys(Channel),
  'deliveries.channel': Object.keys(Channel),
  'deliveries.reason': Object.keys(DeliveryReason),
  'deliveries.status': Object.keys(DeliveryStatus),
  'delivery_events.kind': Object.keys(DeliveryEventKind),
  'members.role': Object.keys(Role),
  'notices.kind': Object.keys(NoticeKind),
  'shipments.pause_reason': Object.keys(PauseReason),
  'shipments.phase': Object.keys(ShipmentPhase),
  'shipments.status': Object.keys(ShipmentStatus),
  'suppressions.reason': Object.keys(SuppressionReason),
  'unsubscriptions.channel': Object.keys(Channel),
  'unsubscriptions.source': Object.keys(UnsubscriptionSource),
  'users.gender': Object.keys(Gender),
  // The server's own.
  'campaign_targets.kind': ['INCLUDE', 'EXCLUDE'],
  'campaigns.distinct_figures': ['COUNTERS', 'FILLING', 'USERS'],
  'messages.kind': ['TEST', 'NOTICE'],
  'relays.auth': ['PASSWORD', 'XOAUTH2'],
  'relays.kind': ['SMTP', 'MAILBOX'],
  'relays.security': ['NONE', 'STARTTLS', 'TLS'],
};

const sorted = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.toSorted()]));

describe('the words of the domain', () => {
  it('are those that the database takes', async () => {
    const checks: { place: string; definition: string }[] = await database.db.entities.query(`
      SELECT format('%s.%s', c.conrelid::regclass, a.attname) AS place, pg_get_constraintdef(c.oid) AS definition
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
      WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1`);
    const lists = checks.flatMap(({ place, definition }) => {
      const list = /^CHECK \(\((?:\w+ = ANY \(ARRAY\[(.+)\]\)|\w+ = ('[A-Z]+')::text)\)\)$/.exec(definition);
      const words = (list?.[1] ?? list?.[2] ?? '').matchAll(/'([A-Z0-9_]+)'/g);
      return list === null ? [] : [[place, [...words].map(word => word[1] ?? '')] as const];
    });
    expect(sorted(Object.fromEntries(lists))).toEqual(sorted(WORDS));
  });
});

/** What docs/state-machines.md says under a heading. */
function sectionOf(heading: string): string {
  const file = fileURLToPath(new URL('../../../../docs/state-machines.md', import.meta.url));
  const sections = readFileSync(file, 'utf8').split(/^## /m);
  return sections.find(part => part.startsWith(`${heading}\n`)) ?? '';
}

/** The arrows of the chart under a heading, as a table of transitions. */
function chartOf(heading: string): Record<string, string[]> {
  const chart = /```mermaid\nstateDiagram-v2\n([^`]+)```/.exec(sectionOf(heading))?.[1] ?? '';
  const table: Record<string, string[]> = {};
  for (const line of chart.split('\n').filter(text => text.trim() !== '')) {
    const arrow = /^ {4}(\[\*\]|[A-Z]+) --> (\[\*\]|[A-Z]+)(: .+)?$/.exec(line);
    if (arrow === null) throw new Error(`This is no arrow: ${line}`);
    const [, from = '', to = ''] = arrow;
    (table[from] ??= []).push(...(to === '[*]' ? [] : [to]));
    if (to !== '[*]') table[to] ??= [];
  }
  return table;
}

describe('the chart', () => {
  it('of shipments shows the transitions of the domain, and nothing else', () => {
    const { '[*]': first, ...chart } = chartOf('Shipments');
    expect(sorted(chart)).toEqual(sorted(SHIPMENT_TRANSITIONS));
    expect(first).toEqual(['SCHEDULED', 'PREPARING']);
  });

  it('of shipments is followed by every reason for a pause', () => {
    const rows = [...sectionOf('Shipments').matchAll(/^\| `([A-Z_]+)`/gm)];
    expect(rows.map(([, reason = '']) => reason).toSorted()).toEqual(Object.keys(PauseReason).toSorted());
  });

  it('of deliveries shows the transitions of the domain, and nothing else', () => {
    const { '[*]': first, ...chart } = chartOf('Deliveries');
    expect(sorted(chart)).toEqual(sorted(DELIVERY_TRANSITIONS));
    expect(first).toEqual(['QUEUED', 'SKIPPED', 'SENT']);
  });
});

/** Which of these rows the database takes. */
async function accepted<Row extends Record<string, unknown>>(
  table: string,
  rows: readonly Row[],
  more: Record<string, unknown> = {},
): Promise<Row[]> {
  const taken: Row[] = [];
  for (const row of rows) {
    const columns = Object.entries({ ...more, ...row });
    const names = columns.map(([name]) => name).join(', ');
    const places = columns.map((_, i) => `$${i + 1}`).join(', ');
    try {
      await database.db.entities.query(
        `WITH made AS (INSERT INTO ${table} (${names}) VALUES (${places}) RETURNING id) SELECT FROM made`,
        columns.map(([, value]) => value),
      );
      taken.push(row);
    } catch (error) {
      expect(error).toMatchObject({ code: '23514' });
    }
  }
  return taken;
}

describe('the database', () => {
  it('takes a shipment in the states of the domain, and in no other', async () => {
    const [content] = await database.db.entities.query(
      `INSERT INTO contents (channel, campaign_name, subject, preheader, source, language, attributes, track_opens, track_clicks)
       VALUES ('EMAIL', '', '', '', '', 'en', '[]', true, true) RETURNING id`,
    );
    const [campaign] = await database.db.entities.query(
      `INSERT INTO campaigns (name, channel) VALUES ('News', 'EMAIL') RETURNING id`,
    );
    // Hidden, so that several of one campaign may be pending.
    const more = { campaign_id: campaign.id, content_id: content.id, audience: '{}', deleted_at: new Date() };
    const rows = Object.keys(ShipmentStatus).flatMap(status =>
      [...Object.keys(ShipmentPhase), null].flatMap(phase =>
        ['MEMBER', null].map(pause_reason => ({ status, phase, pause_reason })),
      ),
    );
    const states = (await accepted('shipments', rows, more)).map(({ status, phase, pause_reason }) => {
      expect(pause_reason === 'MEMBER').toBe(phase === 'PAUSED');
      return phase ?? status;
    });
    expect(states.toSorted()).toEqual(Object.keys(SHIPMENT_TRANSITIONS).toSorted());
  });

  it('takes a delivery only with what its status stands for', async () => {
    const now = new Date();
    const rows = Object.keys(DeliveryStatus).flatMap(status =>
      [now, null].flatMap(due_at =>
        [now, null].flatMap(sent_at =>
          ['NO_ADDRESS', null].map(reason => ({ status, due_at, sent_at, reason })),
        ),
      ),
    );
    const taken = await accepted('deliveries', rows, { shipment_id: 1, channel: 'EMAIL' });
    const lacking = (status: string, column: 'due_at' | 'sent_at' | 'reason') =>
      taken.some(row => row.status === status && row[column] === null);
    expect(new Set(taken.map(row => row.status))).toEqual(new Set(Object.keys(DELIVERY_TRANSITIONS)));
    expect(Object.keys(DeliveryStatus).filter(status => !lacking(status, 'due_at'))).toEqual([
      'QUEUED',
      'DEFERRED',
    ]);
    expect(Object.keys(DeliveryStatus).filter(status => !lacking(status, 'sent_at'))).toEqual(['SENT']);
    expect(Object.keys(DeliveryStatus).filter(status => !lacking(status, 'reason'))).toEqual(['SKIPPED']);
    expect(await accepted('deliveries', [{ status: 'CANCELED' }], { channel: 'EMAIL' })).toEqual([]);
    expect(
      await accepted('deliveries', [{ status: 'CANCELED' }], {
        channel: 'EMAIL',
        shipment_id: 1,
        message_id: 1,
      }),
    ).toEqual([]);
  });

  it('keeps a campaign from having two shipments under way, unless one only retries', async () => {
    const [content] = await database.db.entities.query('SELECT id FROM contents LIMIT 1');
    const [campaign] = await database.db.entities.query(
      `INSERT INTO campaigns (name, channel) VALUES ('Other', 'EMAIL') RETURNING id`,
    );
    const insert = (phase: string) =>
      database.db.entities.query(
        `INSERT INTO shipments (campaign_id, content_id, status, phase, pause_reason, audience)
         VALUES ($1, $2, 'PENDING', $3, CASE WHEN $3 = 'PAUSED' THEN 'MEMBER' END, '{}')`,
        [campaign.id, content.id, phase],
      );
    await insert('RETRYING');
    await insert('SENDING');
    await insert('RETRYING');
    for (const phase of ['SCHEDULED', 'PREPARING', 'SENDING', 'PAUSED'])
      await expect(insert(phase)).rejects.toMatchObject({ constraint: 'shipments_one_running' });
  });
});
