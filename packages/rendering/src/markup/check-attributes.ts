import { checkBlocks } from '../liquid/check-blocks.js';
import { showToken } from '../liquid/lex-liquid.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import { type RenderingIssue, error } from '../rendering-issue.js';
import type { MarkedSource } from './marked-source.js';
import type { MarkupAttribute, OpenEvent } from './scan-markup.js';

/** Checks what stands in the attributes of one tag. Components are held to XML's rules, HTML is not. */
export function checkAttributes(
  event: OpenEvent,
  component: boolean,
  source: MarkedSource,
): RenderingIssue[] {
  const seen = new Set<string>();
  return event.attributes.flatMap(attribute => {
    const repeated = component && seen.has(attribute.name);
    seen.add(attribute.name);
    const spot = source.spotAt(attribute.nameStart);
    if (repeated)
      return [error(spot, attribute.name, `<${event.name}> has "${attribute.name}" twice: keep one.`)];
    return checkAttribute(event, attribute, component, source);
  });
}

/** What every object of JavaScript has: MJML takes these for attributes that it knows, and breaks. */
const NAMES_OF_OBJECTS: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).map(name => name.toLowerCase()),
);

function checkAttribute(
  event: OpenEvent,
  attribute: MarkupAttribute,
  component: boolean,
  source: MarkedSource,
): RenderingIssue[] {
  const spot = source.spotAt(attribute.nameStart);
  const value = source.text.slice(attribute.valueStart, attribute.valueEnd);
  const refuse = (name: string, message: string): RenderingIssue[] => [error(spot, name, message)];

  if (source.sentinels.occursIn(attribute.name)) {
    const [token] = source.tokensIn(attribute.name);
    const shown = token === undefined ? 'Liquid' : showToken(token);
    return refuse(
      event.name,
      `${shown} stands between the attributes of <${event.name}>: put the condition inside an attribute's quotes, or around the whole element.`,
    );
  }
  if (component && NAMES_OF_OBJECTS.has(attribute.name))
    return refuse(attribute.name, `<${event.name}> has no attribute "${attribute.name}": take it out.`);
  if (/^on[a-z]/.test(attribute.name))
    return refuse(attribute.name, `"${attribute.name}" runs a program, which mail cannot: take it out.`);
  const tokens = source.tokensIn(value);
  if (attribute.quote === null && value !== '' && (component || tokens.length > 0))
    return refuse(attribute.name, `The value of "${attribute.name}" needs quotes around it.`);
  if (/<[a-z/]/i.test(value))
    return refuse(attribute.name, `The value of "${attribute.name}" seems to lack its closing quote.`);
  const defining = tokens.find(token => tagRole(token.tag) === TagRole.DEFINE || token.tag === 'capture');
  if (defining !== undefined)
    return [
      error(
        defining,
        defining.tag,
        `${showToken(defining)} cannot stand in an attribute: put it before <${event.name}>.`,
      ),
    ];
  return checkBlocks(tokens);
}
