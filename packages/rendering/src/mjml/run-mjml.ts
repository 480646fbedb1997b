import type { MarkedSource } from '../markup/marked-source.js';
import { type RenderingIssue, type Spot, error, warning } from '../rendering-issue.js';

interface MjmlMessage {
  line: number;
  message: string;
  tagName: string;
}

/**
 * Turns prepared MJML into HTML. What MJML says about it becomes issues at the lines of the author's source: an error
 * where it leaves something out or the layout breaks, a warning where it ignores an attribute.
 */
export async function runMjml(
  mjml: string,
  source: MarkedSource,
): Promise<{ html: string | null; issues: RenderingIssue[] }> {
  // Half a second to load, which a process that compiles nothing need not spend at its start.
  const { default: mjml2html } = await import('mjml');
  let result: Awaited<ReturnType<typeof mjml2html>>;
  try {
    // Without `fonts: {}` MJML links to an outside font service for some font names.
    result = await mjml2html(mjml, { fonts: {}, validationLevel: 'soft' });
  } catch {
    // Whatever is said then is about MJML's own program, not about the mail.
    const spot: Spot = { place: source.lexed.place, line: null, column: null };
    return { html: null, issues: [error(spot, null, UNREADABLE)] };
  }
  const issues = (result.errors as MjmlMessage[]).flatMap(message => explain(message, source) ?? []);
  return { html: result.html, issues: [...issues, ...outsidePictures(result.html, source)] };
}

const UNREADABLE =
  'MJML cannot turn this into a mail: undo the last change, or take out parts until it works. An attribute or a style with a strange value is the likeliest cause.';

function explain({ line, message, tagName }: MjmlMessage, source: MarkedSource): RenderingIssue | null {
  // A title is added where there is none; the values of Liquid are not known yet.
  if (message.includes('mj-title') || source.sentinels.occursIn(message)) return null;
  const spot: Spot = { place: source.lexed.place, line: source.originalLine(line), column: null };

  const [, child, parent, allowed] =
    /^(\S+) cannot be used inside (\S+), only inside: (.*)$/.exec(message) ?? [];
  if (child !== undefined && parent !== undefined) {
    const where = (allowed ?? '').replace('mj-attributes, ', '').replace(/[\w-]+/g, '<$&>');
    return error(spot, child, `<${child}> cannot stand directly in <${parent}>, only in ${where}.`);
  }
  const illegal = /^Attributes? (.+) (?:is|are) illegal/
    .exec(message)?.[1]
    ?.split(', ')
    .filter(isMeant)
    .join(', ');
  if (illegal === '') return null;
  if (illegal !== undefined)
    return warning(spot, illegal, `<${tagName}> has no attribute "${illegal}": it is ignored.`);
  const invalid = /^Attribute (\S+) has invalid value: (.*?)\s*(?:for type|$)/.exec(message);
  if (invalid !== null)
    return warning(
      spot,
      invalid[1] ?? null,
      `"${invalid[2]}" is no value for "${invalid[1]}" of <${tagName}>.`,
    );
  return warning(spot, tagName, message);
}

/** Editors leave marks of their own in the source, which do no harm. */
function isMeant(attribute: string): boolean {
  return attribute !== 'id' && !attribute.startsWith('data-');
}

/** Where MJML takes pictures from if the author gives none. */
const PICTURE_HOSTS: readonly { host: string; components: readonly string[] }[] = [
  { host: 'www.mailjet.com', components: ['mj-social-element'] },
  { host: 'i.imgur.com', components: ['mj-accordion', 'mj-carousel'] },
];

/** Pictures that the author did not ask for tell a stranger who reads. */
function outsidePictures(html: string, source: MarkedSource): RenderingIssue[] {
  return PICTURE_HOSTS.flatMap(({ host, components }) => {
    if (!html.includes(`https://${host}/`) || source.text.includes(host)) return [];
    const component = components.find(each => source.text.includes(`<${each}`));
    if (component === undefined) return [];
    const message = `<${component}> shows pictures from ${host}, which learns who reads: give it pictures of your own.`;
    return [warning(source.spotOf(`<${component}`), component, message)];
  });
}
