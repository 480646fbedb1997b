import type { UiLanguage } from '@chasqui/domain';
import { quote } from '../phrasing/quote.js';

/** A value from outside as a message quotes it. Never throws, whatever a caller in JavaScript hands in. */
export function show(value: unknown, language: UiLanguage): string {
  if (Array.isArray(value)) return quote('[…]', language);
  if (typeof value === 'object' && value !== null) return quote('{…}', language);
  return quote(String(value), language);
}
