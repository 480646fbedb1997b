import type { RelayId } from '@chasqui/domain';
import type { Ctx } from '../api-kit/context.js';
import { clearRelayTrouble, setRelayTrouble, troubleOfAllRelays } from './relays.sql.js';

/** A relay that takes no mail, and what it said. */
export interface RelayTrouble {
  name: string;
  words: string;
  since: Date;
}

/** Notes that a relay takes no mail now, in its own words. */
export async function noteRelayTrouble(ctx: Pick<Ctx, 'db'>, id: RelayId, words: string): Promise<void> {
  await ctx.db.execute(setRelayTrouble(id, words));
}

/** Notes that a relay takes mail again. */
export async function noteRelayRecovery(ctx: Pick<Ctx, 'db'>, id: RelayId): Promise<void> {
  await ctx.db.execute(clearRelayTrouble(id));
}

/** Why no mail leaves at present: the trouble of the preferred relay, when every relay in use has some. Null: mail leaves. */
export function mailTrouble(ctx: Pick<Ctx, 'db'>): Promise<RelayTrouble | null> {
  return ctx.db.row<RelayTrouble>(troubleOfAllRelays());
}
