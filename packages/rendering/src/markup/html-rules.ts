/** MJML components whose content is HTML (or CSS, or text) instead of components. */
export const CONTENT_COMPONENTS: ReadonlySet<string> = new Set([
  'mj-text',
  'mj-button',
  'mj-table',
  'mj-raw',
  'mj-navbar-link',
  'mj-social-element',
  'mj-accordion-title',
  'mj-accordion-text',
  'mj-title',
  'mj-preview',
  'mj-style',
]);

/** All components, and the parts of `mj-attributes` and `mj-html-attributes` that are none. */
export const COMPONENTS: ReadonlySet<string> = new Set([
  ...CONTENT_COMPONENTS,
  ...'mjml mj-head mj-body mj-attributes mj-all mj-class mj-breakpoint mj-font mj-html-attributes'.split(' '),
  ...'mj-selector mj-html-attribute mj-wrapper mj-section mj-group mj-column mj-hero mj-image'.split(' '),
  ...'mj-divider mj-spacer mj-social mj-navbar mj-accordion mj-accordion-element'.split(' '),
  ...'mj-carousel mj-carousel-image'.split(' '),
]);

/** Components between whose children `mj-raw`, and so a Liquid tag, may stand. */
export const RAW_PARENTS: ReadonlySet<string> = new Set([
  'mj-head',
  'mj-body',
  'mj-wrapper',
  'mj-section',
  'mj-group',
  'mj-column',
  'mj-hero',
  'mj-social',
  'mj-navbar',
  'mj-accordion',
  'mj-accordion-element',
]);

/** Elements without content (HTML 13.1.2). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Elements that run programs, load pages or change what links mean. No mail client shows them as meant. */
export const FORBIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  'script iframe frame frameset object embed applet base noembed noframes plaintext xmp'.split(' '),
);

/** Elements whose end tag may be left out (HTML 13.1.2.4), each with those whose start ends it. */
const ENDED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['p', ['p']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['td', ['td', 'th', 'tr', 'tbody', 'tfoot']],
  ['th', ['td', 'th', 'tr', 'tbody', 'tfoot']],
  ['tr', ['tr', 'tbody', 'tfoot']],
  ['thead', ['tbody', 'tfoot']],
  ['tbody', ['tbody', 'tfoot']],
  ['tfoot', ['tbody']],
  ['option', ['option']],
]);

export function mayBeLeftOpen(name: string): boolean {
  return ENDED_BY.has(name);
}

export function endsBefore(open: string, next: string): boolean {
  return ENDED_BY.get(open)?.includes(next) ?? false;
}

/** A comment that Outlook reads (`<!--[if mso]>`), and the ones around what only the others read. */
export function isConditionalComment(content: string): boolean {
  return /^\s*\[if\s|^\s*<!\[endif\]|<!\[endif\]\s*$/i.test(content);
}
