import { assertNever } from '@chasqui/domain';
import {
  TextWithBreaks,
  escapeHtml,
  percentEncode,
  percentEncodeMail,
  stringify,
} from '../liquid/escaping.js';
import type { Escape } from '../parts/part.js';
import { isWebAddress } from '../parts/href.js';

/** Escapes a value for its place in the message. */
export function escapeFor(escape: Escape, value: unknown): string {
  switch (escape) {
    case 'HTML':
      return value instanceof TextWithBreaks
        ? escapeHtml(value.toString()).replace(/\r\n|[\r\n]/g, '<br>')
        : escapeHtml(stringify(value));
    case 'ATTRIBUTE':
      return escapeHtml(stringify(value));
    case 'ADDRESS': {
      const address = stringify(value).trim();
      return isWebAddress(address) ? escapeHtml(address) : '';
    }
    case 'ADDRESS_PART':
    case 'TARGET_PART':
      return percentEncode(stringify(value));
    case 'MAIL_PART':
      return percentEncodeMail(stringify(value));
    case 'NONE':
      return stringify(value);
    default:
      return assertNever(escape);
  }
}

/** What a preview shows where the user has nothing: the fallback, or the variable's name. */
export function missingMark(label: string, fallback: string | null): string {
  const shown = escapeHtml(fallback ?? label);
  return `<mark style="background:#FFE08A;color:#1D2126;" title="${escapeHtml(label)}">${shown}</mark>`;
}
