import { toValue } from 'liquidjs';

/** A text whose line breaks become `<br>` in HTML. Everywhere else it is the text alone. */
export class TextWithBreaks {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** A Liquid value as text, as the engine writes it: nothing for nil, lists without separators, nothing for objects. */
export function stringify(value: unknown): string {
  if (typeof value === 'string') return value;
  const plain: unknown = toValue(value);
  if (Array.isArray(plain)) return plain.map(stringify).join('');
  if (typeof plain === 'number' || typeof plain === 'boolean' || typeof plain === 'bigint')
    return String(plain);
  if (typeof plain === 'string') return plain;
  return plain instanceof TextWithBreaks ? plain.toString() : '';
}

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const HTML_SPECIAL = /[&<>"']/;
const HTML_SPECIALS = /[&<>"']/g;

/** For HTML text and for attribute values in either kind of quotes. */
export function escapeHtml(text: string): string {
  return HTML_SPECIAL.test(text) ? text.replace(HTML_SPECIALS, each => HTML_ESCAPES[each] ?? each) : text;
}

/** Half a surrogate pair has no UTF-8 and makes `encodeURIComponent` throw. */
export function wellFormed(text: string): string {
  if (!/[\uD800-\uDFFF]/.test(text)) return text;
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** Everything but unreserved characters (RFC 3986 2.3), so that a value stays one piece of a path or a query. */
export function percentEncode(text: string): string {
  if (/^[A-Za-z0-9._~-]*$/.test(text)) return text;
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As in `percentEncode`, but an address stays readable in `mailto:` (RFC 6068 2). */
export function percentEncodeMail(text: string): string {
  return percentEncode(text).replaceAll('%40', '@');
}

/** For query strings, spaces as plus signs: what the filter `url_encode` gives. */
export function urlEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll('%20', '+');
}

/** Filters after which a value needs no percent-encoding any more. */
export const URL_FILTERS = /\|\s*(?:url_encode|cgi_escape|uri_escape)\b/;
