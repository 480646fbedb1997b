import type { Ctx } from '../api-kit/context.js';
import { type MessageValues, RenderingError } from '@chasqui/rendering';
import { type CompiledContent, NOWHERE, programOf } from '../contents/index.js';
import { selectValues } from './deliveries.sql.js';
import type { Delivery, DeliveryContent } from './delivery.js';

/** A message as it was made: from the frozen content and the values that the delivery kept. */
export async function readContent(ctx: Ctx, delivery: Delivery): Promise<DeliveryContent | null> {
  if (delivery.status === 'SKIPPED') return null;
  const values =
    (await ctx.db.row<{ values: MessageValues | null }>(selectValues(delivery.id)))?.values ?? {};
  try {
    const compiled = await programOf(ctx, delivery.contentId);
    return compiled === null ? null : render(compiled, values);
  } catch (error) {
    if (error instanceof RenderingError) return null; // It was never made: its delivery failed for just that.
    throw error;
  }
}

function render(compiled: CompiledContent, values: MessageValues): DeliveryContent {
  if (compiled.channel === 'EMAIL') {
    const { subject, html, text } = compiled.program.render(values, NOWHERE);
    return { subject, html, text, actionUrl: null };
  }
  const { title, html, text, actionUrl } = compiled.program.render(values);
  return { subject: title, html, text, actionUrl };
}
