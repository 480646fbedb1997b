import { LIMITS } from '@chasqui/domain';
import { type RenderingIssue, type Spot, error } from '../rendering-issue.js';
import type { MarkedSource } from './marked-source.js';
import { type OpenEvent, attributeOf, scanMarkup } from './scan-markup.js';

/** What MJML writes for one component, about: tables in tables, for Outlook. */
const ELEMENTS_PER_COMPONENT = 6;

/**
 * Checks that MJML is not given more than it turns into HTML in about a second, while nobody else is served: it merges
 * the attributes of `mj-attributes` into each component, and tries each rule of an inlined style on each element.
 */
export function checkExtent(source: MarkedSource): RenderingIssue[] {
  const issues: RenderingIssue[] = [];
  let components = 0;
  let elements = 0;
  let rules = 0;
  let inlined: Spot | null = null;
  let inStyle = false;
  for (const event of scanMarkup(source.text).events) {
    if (event.kind === 'TEXT' && inStyle) rules += rulesIn(source.text.slice(event.start, event.end));
    if (event.kind === 'CLOSE') inStyle = false;
    if (event.kind !== 'OPEN') continue;
    const isComponent = event.name.startsWith('mj-');
    elements += isComponent ? ELEMENTS_PER_COMPONENT : 1;
    if (!isComponent) continue;
    if (++components === LIMITS.mailComponents + 1) issues.push(tooMany(source.spotAt(event.start)));
    issues.push(...checkComponent(event, source));
    inStyle = isInlined(event, source.text);
    if (inStyle) inlined ??= source.spotAt(event.start);
  }
  if (inlined !== null && rules * elements > LIMITS.inlinedStyles)
    issues.push(tooMuchToInline(inlined, rules));
  return issues;
}

function checkComponent(event: OpenEvent, source: MarkedSource): RenderingIssue[] {
  const spot = source.spotAt(event.start);
  const { componentAttributes, componentClasses } = LIMITS;
  if (event.attributes.length > componentAttributes)
    return [
      error(
        spot,
        event.name,
        `<${event.name}> can have at most ${componentAttributes} attributes: take some out.`,
      ),
    ];
  const classes = attributeOf(event, 'mj-class');
  const names = classes === null ? [] : source.text.slice(classes.valueStart, classes.valueEnd).split(/\s+/);
  if (names.length <= componentClasses) return [];
  const message = `"mj-class" can have at most ${componentClasses} names: put what they say together into fewer.`;
  return [error(spot, 'mj-class', message)];
}

function isInlined(event: OpenEvent, text: string): boolean {
  const inline = event.name === 'mj-style' && !event.selfClosing ? attributeOf(event, 'inline') : null;
  return inline !== null && text.slice(inline.valueStart, inline.valueEnd) === 'inline';
}

/** Selectors, about: each of a list is tried by itself. */
const rulesIn = (css: string): number => css.match(/[{,]/g)?.length ?? 0;

function tooMany(spot: Spot): RenderingIssue {
  const message = `There are more than ${LIMITS.mailComponents} components: take some out, or write what repeats as HTML in one <mj-text> or <mj-table>.`;
  return error(spot, null, message);
}

function tooMuchToInline(spot: Spot, rules: number): RenderingIssue {
  const message = `Inlining ${rules} rules takes too long in a mail of this size: take rules out, say in <mj-attributes> what holds for all components, or leave out inline="inline".`;
  return error(spot, 'mj-style', message);
}
