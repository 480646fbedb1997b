import {
  type CampaignId,
  Channel,
  type DeliveryId,
  DeliveryStatus,
  LIMITS,
  type ShipmentId,
  type UserId,
} from '@chasqui/domain';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { type Connection, PageArgs, connectionType } from '../api-kit/connection.js';
import type { RequestCtx } from '../api-kit/context.js';
import { SortDirection } from '../api-kit/enums.js';
import { ID } from '../api-kit/id.js';
import { readList } from '../api-kit/list.js';
import { entityLoader } from '../api-kit/loader.js';
import { Allow } from '../api-kit/operations.js';
import { sortedBy } from '../api-kit/page.js';
import { badField } from '../api-kit/refusal.js';
import { Campaign } from '../campaigns/index.js';
import { Shipment } from '../shipments/index.js';
import { User, findUserIds, loadUser, matchesSearch } from '../users/index.js';
import {
  BY_ID,
  DELIVERY_SORT_KEYS,
  type DeliveriesCondition,
  countDeliveries,
  deliveriesCondition,
  listDeliveries,
  selectDeliveries,
  selectEvents,
} from './deliveries.sql.js';
import { readContent } from './delivery-content.js';
import { Delivery, DeliveryContent, DeliveryEvent } from './delivery.js';
import { SendTestInput, sendTest } from './send-test.js';

@InputType({ description: 'Which deliveries.' })
class DeliveriesFilter {
  @Field(() => Channel, { nullable: true, description: 'Only of this channel.' })
  channel?: Channel | null;

  @Field(() => ID, { nullable: true, description: 'Only of this campaign.' })
  campaignId?: CampaignId | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that belong to no campaign.' })
  noCampaign?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this shipment.' })
  shipmentId?: ShipmentId | null;

  @Field(() => ID, { nullable: true, description: 'Only to this user.' })
  userId?: UserId | null;

  @Field(() => DeliveryStatus, { nullable: true, description: 'Only with this status.' })
  status?: DeliveryStatus | null;

  @Field(() => String, {
    nullable: true,
    description: `Words of the user's name or address. More than ${LIMITS.deliverySearchUsers} matching users are too many.`,
  })
  search?: string | null;
}

const DeliveriesSortField = { SENT: 'SENT', SHIPPING: 'SHIPPING', NAME: 'NAME' } as const;
type DeliveriesSortField = (typeof DeliveriesSortField)[keyof typeof DeliveriesSortField];
registerEnumType(DeliveriesSortField, {
  name: 'DeliveriesSortField',
  description: 'What deliveries are sorted by.',
  valuesConfig: {
    SENT: { description: 'When they were sent; those never sent come at the far end.' },
    SHIPPING: { description: 'When their shipment began.' },
    NAME: { description: "The user's name; within one campaign or shipment only." },
  },
});

@InputType({ description: 'How deliveries are sorted.' })
class DeliveriesSort {
  @Field(() => DeliveriesSortField, { description: 'By what.' })
  field: DeliveriesSortField;

  @Field(() => SortDirection, { description: 'Which way.' })
  direction: SortDirection;
}

const DeliveryConnection = connectionType(Delivery, 'Delivery');
const SHIPMENTS = Symbol('shipments of deliveries');
const CAMPAIGNS = Symbol('campaigns of deliveries');

@Resolver(() => Delivery)
export class DeliveriesResolver {
  @Query(() => DeliveryConnection, {
    description: 'The ledger: every message to every user, the latest sent first unless sorted otherwise.',
  })
  @Allow('deliveries:read')
  async deliveries(
    @Ctx() ctx: RequestCtx,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DeliveriesFilter, { nullable: true, description: 'Which ones; all if left out.' })
    filter: DeliveriesFilter = new DeliveriesFilter(),
    @Arg('sort', () => DeliveriesSort, { nullable: true, description: 'How.' }) sort?: DeliveriesSort,
  ): Promise<Connection<Delivery>> {
    if (sort?.field === 'NAME' && !filter.campaignId && !filter.shipmentId)
      throw badField('sort', 'Deliveries are sorted by name within one campaign; choose it first.');
    const condition = deliveriesCondition(await toCondition(ctx, filter));
    const by = sort ?? { field: 'SENT', direction: 'DESC' };
    return readList(ctx, DeliveryConnection, page, {
      order: sortedBy(by, DELIVERY_SORT_KEYS[by.field], BY_ID),
      page: clauses => listDeliveries(condition, clauses),
      count: () => countDeliveries(condition),
      toNode: toDelivery,
    });
  }

  @Query(() => Delivery, {
    nullable: true,
    description: 'One delivery, or null. Test messages are found here as well.',
  })
  @Allow('deliveries:read')
  async delivery(
    @Ctx() ctx: RequestCtx,
    @Arg('id', () => ID, { description: 'Key of the delivery.' }) id: DeliveryId,
  ): Promise<Delivery | null> {
    const row = await ctx.db.row<Delivery>(selectDeliveries([id]));
    return row === null ? null : toDelivery(row);
  }

  @Mutation(() => [Delivery], {
    description:
      'Sends a campaign as it is now as a test. Tests never count; their links unsubscribe nobody.',
  })
  @Allow('campaigns:write')
  async sendTest(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => SendTestInput, { description: 'What, and to whom.' }) input: SendTestInput,
  ): Promise<Delivery[]> {
    const ids = await sendTest(ctx, input);
    return (await ctx.db.rows<Delivery>(selectDeliveries(ids))).map(toDelivery);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'To whom; null when the user was erased, or a test went to nobody in particular.',
  })
  user(@Ctx() ctx: RequestCtx, @Root() delivery: Delivery): Promise<User | null> {
    return loadUser(ctx, delivery.userId);
  }

  @FieldResolver(() => Shipment, {
    nullable: true,
    description: 'Its shipment; null for a message of no campaign.',
  })
  shipment(@Ctx() ctx: RequestCtx, @Root() delivery: Delivery): Promise<Shipment | null> {
    return delivery.shipmentId === null
      ? Promise.resolve(null)
      : entityLoader(ctx, SHIPMENTS, Shipment).load(delivery.shipmentId);
  }

  @FieldResolver(() => Campaign, { nullable: true, description: 'Its campaign.' })
  campaign(@Ctx() ctx: RequestCtx, @Root() delivery: Delivery): Promise<Campaign | null> {
    return delivery.campaignId === null
      ? Promise.resolve(null)
      : entityLoader(ctx, CAMPAIGNS, Campaign).load(delivery.campaignId);
  }

  @FieldResolver(() => [DeliveryEvent], {
    description: 'What happened to it, in order: failed tries, opens, clicks, bounces.',
  })
  events(@Ctx() ctx: RequestCtx, @Root() delivery: Delivery): Promise<DeliveryEvent[]> {
    return ctx.db.rows<DeliveryEvent>(selectEvents(delivery.id));
  }

  @FieldResolver(() => DeliveryContent, {
    nullable: true,
    description: 'The message exactly as it was sent; null when it was never made.',
  })
  content(@Ctx() ctx: RequestCtx, @Root() delivery: Delivery): Promise<DeliveryContent | null> {
    return readContent(ctx, delivery);
  }
}

async function toCondition(ctx: RequestCtx, filter: DeliveriesFilter): Promise<DeliveriesCondition> {
  return {
    channel: filter.channel ?? null,
    campaignId: filter.campaignId ?? null,
    noCampaign: filter.noCampaign ?? false,
    shipmentId: filter.shipmentId ?? null,
    userIds: await usersOf(ctx, filter),
    status: filter.status ?? null,
  };
}

async function usersOf(ctx: RequestCtx, { userId, search }: DeliveriesFilter): Promise<UserId[] | null> {
  if (!search?.trim()) return userId ? [userId] : null;
  const rows = await ctx.db.rows<{ id: UserId }>(
    findUserIds(matchesSearch(search), LIMITS.deliverySearchUsers + 1),
  );
  if (rows.length > LIMITS.deliverySearchUsers)
    throw badField(
      'filter.search',
      `More than ${LIMITS.deliverySearchUsers} users match. Narrow your search.`,
    );
  const ids = rows.map(row => row.id);
  return userId ? ids.filter(id => id === userId) : ids;
}

function toDelivery(row: Delivery): Delivery {
  return Object.assign(new Delivery(), row);
}
