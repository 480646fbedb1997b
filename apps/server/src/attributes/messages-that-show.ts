import { extractVariables } from '@chasqui/rendering';
import type { Ctx } from '../api-kit/context.js';
import type { Attribute } from './attribute.js';
import { messagesThatMention } from './attributes.sql.js';

/** Where a message stands. */
export type MessageKind = 'CAMPAIGN' | 'TEMPLATE' | 'WAITING_SHIPMENT';

export interface MentioningMessage {
  kind: MessageKind;
  name: string;
  /** Subject, preheader and address. */
  texts: string[];
  markup: string;
}

/** The names of what shows an attribute to users, by kind, each once. */
export async function messagesThatShow(
  ctx: Pick<Ctx, 'db'>,
  attribute: Attribute,
): Promise<Record<MessageKind, string[]>> {
  const messages = await ctx.db.rows<MentioningMessage>(messagesThatMention(attribute.key));
  const showing = messages.filter(message => shows(message, attribute));
  const namesOf = (kind: MessageKind) => [
    ...new Set(showing.filter(message => message.kind === kind).map(({ name }) => name)),
  ];
  return {
    CAMPAIGN: namesOf('CAMPAIGN'),
    TEMPLATE: namesOf('TEMPLATE'),
    WAITING_SHIPMENT: namesOf('WAITING_SHIPMENT'),
  };
}

function shows({ texts, markup }: MentioningMessage, attribute: Attribute): boolean {
  const catalog = { attributes: [attribute] };
  const found = [
    ...texts.map(text => extractVariables(text, catalog)),
    extractVariables(markup, catalog, true),
  ];
  return found.some(({ paths }) => paths.some(([, field]) => field === 'attributes'));
}
