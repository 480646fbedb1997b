import { type RenderingIssue, error } from '../rendering-issue.js';
import { checkAttributes } from './check-attributes.js';
import { FORBIDDEN_ELEMENTS } from './html-rules.js';
import type { MarkedSource } from './marked-source.js';
import { type OpenEvent, scanMarkup } from './scan-markup.js';

export const NO_NAMES = 'Liquid cannot make the name of an element: write the element out.';

/** Whether what stands at an offset stands directly behind a bracket: a value there would make an element of itself. */
export function namesElement(source: MarkedSource, offset: number): boolean {
  return /<\/?$/.test(source.text.slice(Math.max(0, offset - 2), offset));
}

/**
 * Checks what only Outlook reads. It may open and close elements freely, but its tags are tags.
 *
 * @param base where the content of the comment begins in the source.
 */
export function checkConditionalComment(
  content: string,
  base: number,
  source: MarkedSource,
): RenderingIssue[] {
  const inner = content.search(/<!--(?!\s*$)/);
  if (inner !== -1) {
    const spot = source.spotAt(base + inner);
    return [error(spot, null, 'A comment cannot stand in another one: take out one of the two.')];
  }
  const named = source.sentinels.split(content).flatMap(piece => {
    const token = piece.kind === 'TOKEN' ? source.tokens.get(piece.id) : undefined;
    const wrong = token !== undefined && namesElement(source, base + piece.at);
    return wrong ? [error(token, token.code, NO_NAMES)] : [];
  });
  const elements = scanMarkup(content).events.flatMap(event =>
    event.kind === 'OPEN' ? [shifted(event, base)] : [],
  );
  return [...named, ...elements.flatMap(element => checkElement(element, source))];
}

function checkElement(element: OpenEvent, source: MarkedSource): RenderingIssue[] {
  const spot = source.spotAt(element.start);
  const issues = checkAttributes(element, false, source);
  if (source.sentinels.occursIn(element.name)) issues.push(error(spot, null, NO_NAMES));
  if (FORBIDDEN_ELEMENTS.has(element.name))
    issues.push(error(spot, element.name, `<${element.name}> does not work in messages: take it out.`));
  return issues;
}

function shifted(event: OpenEvent, by: number): OpenEvent {
  const attributes = event.attributes.map(attribute => ({
    ...attribute,
    nameStart: attribute.nameStart + by,
    valueStart: attribute.valueStart + by,
    valueEnd: attribute.valueEnd + by,
  }));
  return { ...event, start: event.start + by, end: event.end + by, attributes };
}
