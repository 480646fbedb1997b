import type { CampaignId, ShipmentId } from '@chasqui/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { loaderOf } from '../api-kit/loader.js';
import {
  campaignFigures,
  campaignTotals,
  clicksByLink,
  countersOf,
  timeline,
  timelineSpan,
} from './figures.sql.js';
import type { ShipmentFigures } from './shipment.js';

@ObjectType({
  description: 'What became of a campaign over all its shipments. Machines are left out of opens and clicks.',
})
export class CampaignFigures {
  @Field(() => Int, { description: 'Distinct users who got at least one message of the campaign.' })
  reach: number;

  @Field(() => Int, { description: 'Launches that still exist.' })
  shipments: number;

  @Field(() => Int, {
    description: 'Messages accepted by a relay or put into an inbox, whatever became of them later.',
  })
  sent: number;

  @Field(() => Int, { description: 'All opens.' })
  opens: number;

  @Field(() => Int, { description: 'Distinct users who opened at least once.' })
  uniqueOpens: number;

  @Field(() => Int, { description: 'Clicks on any link.' })
  clicks: number;

  @Field(() => Int, { description: 'Distinct users who clicked at least once.' })
  uniqueClicks: number;

  @Field(() => Int, { description: 'Distinct users who reported a message as spam.' })
  spam: number;

  @Field(() => Int, { description: 'Messages refused for their address.' })
  bounced: number;

  @Field(() => Int, { description: 'Messages that could not be sent.' })
  failed: number;

  @Field(() => Int, { description: 'Messages not sent on purpose.' })
  skipped: number;

  @Field(() => Int, { description: 'Messages of the campaign through which their user opted out.' })
  unsubscribed: number;

  @Field(() => Int, { description: 'Opens by mail scanners and prefetchers.' })
  machineOpens: number;

  @Field(() => Int, { description: 'Clicks by mail scanners.' })
  machineClicks: number;
}

@ObjectType({ description: 'Clicks by people on one link.' })
export class LinkClicks {
  @Field(() => String, {
    nullable: true,
    description: 'Where it leads; null for a link that differs from user to user.',
  })
  url: string | null;

  @Field(() => Int, { description: 'Its place in the message, from 1.' })
  position: number;

  @Field(() => Int, { description: 'Clicks.' })
  clicks: number;

  @Field(() => Int, { description: 'Users who clicked it, summed over the shipments.' })
  users: number;
}

@ObjectType({ description: 'Opens and clicks by people in one stretch of time.' })
export class TimelineBin {
  @Field(() => Date, { description: 'When the stretch begins.' })
  at: Date;

  @Field(() => Float, { description: 'How long it is, in seconds.' })
  seconds: number;

  @Field(() => Int, { description: 'Opens.' })
  opens: number;

  @Field(() => Int, { description: 'Clicks.' })
  clicks: number;
}

export interface CampaignTotals {
  campaignId: CampaignId;
  sent: number;
  lastShipmentAt: Date | null;
}

type WithCampaign<T> = T & { campaignId: CampaignId };
export type Counters = ShipmentFigures & { shipmentId: ShipmentId };

const FIGURES = Symbol('figures of campaigns');
const TOTALS = Symbol('totals of campaigns');
const COUNTERS = Symbol('counters of shipments');

export function loadCampaignFigures(ctx: RequestCtx, id: CampaignId): Promise<CampaignFigures> {
  return loaderOf(ctx, FIGURES, async (ids: readonly CampaignId[]) => {
    const rows = await ctx.db.rows<WithCampaign<CampaignFigures>>(campaignFigures(ids));
    return ids.map(each => rows.find(row => row.campaignId === each) ?? new Error('The campaign is gone.'));
  }).load(id) as Promise<CampaignFigures>;
}

export async function loadCampaignTotals(ctx: RequestCtx, id: CampaignId): Promise<CampaignTotals> {
  return loaderOf(ctx, TOTALS, async (ids: readonly CampaignId[]) => {
    const rows = await ctx.db.rows<CampaignTotals>(campaignTotals(ids));
    return ids.map(
      each =>
        rows.find(row => row.campaignId === each) ?? { campaignId: each, sent: 0, lastShipmentAt: null },
    );
  }).load(id);
}

export function loadCounters(ctx: RequestCtx, id: ShipmentId): Promise<Counters> {
  return loaderOf(ctx, COUNTERS, async (ids: readonly ShipmentId[]) => {
    const rows = await ctx.db.rows<Counters>(countersOf(ids));
    return ids.map(each => rows.find(row => row.shipmentId === each) ?? new Error('The shipment is gone.'));
  }).load(id) as Promise<Counters>;
}

export function readClicksByLink(ctx: RequestCtx, id: CampaignId): Promise<LinkClicks[]> {
  return ctx.db.rows<LinkClicks>(clicksByLink(id));
}

/** Widths of a bin, in seconds: the narrowest that needs no more than this many bins. */
const BIN_SECONDS = [60, 300, 900, 3_600, 10_800, 86_400, 604_800] as const;
const MOST_BINS = 72;

/** Opens and clicks over time, in bins as wide as the span asks for. */
export async function readTimeline(ctx: RequestCtx, id: CampaignId): Promise<TimelineBin[]> {
  const span = await ctx.db.row<{ first: Date | null; last: Date | null }>(timelineSpan(id));
  if (span === null || span.first === null || span.last === null) return [];
  const length = (span.last.getTime() - span.first.getTime()) / 1_000;
  const seconds = BIN_SECONDS.find(width => length / width < MOST_BINS) ?? 604_800;
  const rows = await ctx.db.rows<Omit<TimelineBin, 'seconds'>>(timeline(id, seconds));
  return fillGaps(rows, seconds);
}

/** Stretches without any event are zeros, not gaps. */
function fillGaps(rows: readonly Omit<TimelineBin, 'seconds'>[], seconds: number): TimelineBin[] {
  const byTime = new Map(rows.map(row => [row.at.getTime(), row]));
  const first = rows[0]?.at.getTime() ?? 0;
  const last = rows.at(-1)?.at.getTime() ?? -1;
  const bins: TimelineBin[] = [];
  for (let at = first; at <= last; at += seconds * 1_000) {
    const row = byTime.get(at);
    bins.push({ at: new Date(at), seconds, opens: row?.opens ?? 0, clicks: row?.clicks ?? 0 });
  }
  return bins;
}
