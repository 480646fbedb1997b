import type { RelayId } from '@chasqui/domain';
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { loaderOf } from '../api-kit/loader.js';
import { type RelayStats, readWorkerStats } from '../metrics/index.js';
import { Relay } from './relay.js';

const STATS = Symbol('relays.stats');

/** What each worker says of a relay. */
function statsOf(ctx: RequestCtx, id: RelayId): Promise<RelayStats[]> {
  return loaderOf<RelayId, RelayStats[]>(ctx, STATS, async ids => {
    const all = (await readWorkerStats(ctx)).flatMap(({ relays }) => relays);
    return ids.map(each => all.filter(stats => stats.id === each));
  }).load(id);
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** How busy a relay is, by what the workers wrote with their heartbeats. */
@Resolver(() => Relay)
export class RelayTrafficResolver {
  @FieldResolver(() => Float, {
    description: 'Messages that it took in the last seconds, a second, from all workers.',
  })
  async ratePerSecond(@Root() relay: Relay, @Ctx() ctx: RequestCtx): Promise<number> {
    const rates = (await statsOf(ctx, relay.id)).map(({ perSecond }) => perSecond);
    return Math.round(sum(rates) * 10) / 10;
  }

  @FieldResolver(() => Int, { description: 'Connections to it that all workers have open.' })
  async openConnections(@Root() relay: Relay, @Ctx() ctx: RequestCtx): Promise<number> {
    return sum((await statsOf(ctx, relay.id)).map(({ connections }) => connections.open));
  }
}
