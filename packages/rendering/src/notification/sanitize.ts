import { Parser } from 'htmlparser2';
import { escapeHtml } from '../liquid/escaping.js';

/** The elements that a notification may show. */
export const NOTIFICATION_ELEMENTS: readonly string[] =
  'a h1 h2 h3 h4 b strong i em u s br p ul ol li small span'.split(' ');

const ALLOWED: ReadonlySet<string> = new Set(NOTIFICATION_ELEMENTS);

/** Elements whose content goes with them: it is no text for reading, or parsers disagree about where it ends. */
const DROPPED_WHOLE: ReadonlySet<string> = new Set(
  'script style title textarea select option xmp iframe noembed noframes noscript plaintext template svg math object'.split(
    ' ',
  ),
);

/**
 * Leaves of a rendered notification what an inbox may show: the elements above, and of links `href` (http, https,
 * mailto) and `title`. Nothing of the input is copied: the result is written anew from a parse, as escaped text and
 * tags of this list with attributes made here, so that it holds nothing else whatever the input was. Links open apart
 * from the site and tell it nothing.
 */
export function sanitizeNotification(html: string): string {
  let result = '';
  const open: string[] = [];
  const dropped: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (DROPPED_WHOLE.has(name)) dropped.push(name);
      if (dropped.length > 0 || !ALLOWED.has(name)) return;
      result += name === 'a' ? openLink(attributes['href'], attributes['title']) : `<${name}>`;
      if (name !== 'br') open.push(name);
    },
    ontext(text) {
      if (dropped.length === 0) result += escapeHtml(text);
    },
    onclosetag(name) {
      if (dropped.at(-1) === name) dropped.pop();
      if (open.at(-1) !== name) return;
      open.pop();
      result += `</${name}>`;
    },
  });
  parser.end(html);
  for (const name of open.toReversed()) result += `</${name}>`;
  return result;
}

function openLink(href: string | undefined, title: string | undefined): string {
  const address = href === undefined ? null : safeAddress(href);
  return [
    '<a',
    address === null ? '' : ` href="${escapeHtml(address)}"`,
    title === undefined ? '' : ` title="${escapeHtml(title)}"`,
    ' rel="noopener noreferrer nofollow" target="_blank">',
  ].join('');
}

/** The address without what browsers skip in it, if its scheme is one that a notification may lead to. */
function safeAddress(href: string): string | null {
  const address = href.replace(/[\u0000-\u0020\u007F-\u009F\u2028\u2029]/g, '');
  return /^(?:https?:\/\/[^/?#\\]|mailto:.)/i.test(address) ? address : null;
}
