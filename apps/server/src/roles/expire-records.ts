import { dropExpiredSessions } from '../access/index.js';
import type { Ctx } from '../api-kit/context.js';
import { dropOldRecords } from '../api-kit/records.jobs.js';
import { dropExpiredLinks } from '../contents/index.js';

/** Drops what has lived out its time, each room its own; see "What is kept, and how long" in docs/operations.md. */
export async function expireRecords(ctx: Ctx): Promise<void> {
  await dropOldRecords(ctx);
  await dropExpiredSessions(ctx);
  await dropExpiredLinks(ctx);
}
