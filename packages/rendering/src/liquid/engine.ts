import type { UiLanguage } from '@chasqui/domain';
import { type FilterImplOptions, Liquid } from 'liquidjs';
import { TextWithBreaks, stringify, urlEncode, wellFormed } from './escaping.js';
import { formatDate } from './format-date.js';
import { ALLOWED_TAGS } from './tag-roles.js';

/** At most this long for the Liquid of one message, in milliseconds. */
export const RENDER_LIMIT_MS = 20;

/** At most this much for one message, in characters made by filters and in octets of the result. */
export const MESSAGE_LIMIT = 2_000_000;

const TEXT_FILTERS =
  'append prepend capitalize downcase upcase strip lstrip rstrip squish strip_html strip_newlines normalize_whitespace remove remove_first remove_last replace replace_first replace_last slice split truncate truncatewords slugify';
const NUMBER_FILTERS = 'abs at_least at_most ceil floor round plus minus times divided_by modulo';
const LIST_FILTERS = 'join first last reverse sort sort_natural size uniq compact concat';

/**
 * Values are escaped for the place where they stand when they are written, so `escape` has nothing left to do: it
 * never escapes twice, and nothing at all in the subject and the text part. The engine's own `url_encode` throws on
 * half a surrogate pair and `url_decode` on a stray percent sign; these do not.
 */
const OWN_FILTERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  escape: stringify,
  escape_once: stringify,
  newline_to_br: value => new TextWithBreaks(stringify(value)),
  url_encode: value => urlEncode(stringify(value)),
  cgi_escape: value =>
    urlEncode(stringify(value)).replace(
      /[!'()*]/g,
      each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  uri_escape: value => encodeURI(wellFormed(stringify(value))),
  url_decode: value => {
    const text = stringify(value);
    try {
      return decodeURIComponent(text.replaceAll('+', ' '));
    } catch (error) {
      if (error instanceof URIError) return text;
      throw error;
    }
  },
};

/** What authors may write after a bar. All are pure: they read no files, no clock and no globals. */
export const ALLOWED_FILTERS: readonly string[] = [
  ...`${TEXT_FILTERS} ${NUMBER_FILTERS} ${LIST_FILTERS}`.split(' '),
  ...Object.keys(OWN_FILTERS),
  'default',
  'date',
];

/**
 * The Liquid engine with the tags and filters on offer and nothing else: own properties only, no files, and the limits
 * on time and memory. `language` is that of the names of months and days.
 *
 * @param internal filters that the compiler writes into templates; authors cannot name them.
 */
export function createEngine(
  language: UiLanguage,
  internal: Readonly<Record<string, FilterImplOptions>> = {},
): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MESSAGE_LIMIT,
    templates: {},
  });
  for (const tag of Object.keys(engine.tags)) if (!ALLOWED_TAGS.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters))
    if (!ALLOWED_FILTERS.includes(filter)) engine.unregisterFilter(filter);
  for (const [name, filter] of Object.entries(OWN_FILTERS)) engine.registerFilter(name, filter);
  engine.registerFilter('date', (value: unknown, format: unknown) =>
    formatDate(value, stringify(format ?? '%-d %B %Y'), language),
  );
  for (const [name, filter] of Object.entries(internal)) engine.registerFilter(name, filter);
  return engine;
}
