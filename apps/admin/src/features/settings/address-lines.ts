import { parseEmailAddress } from '@chasqui/domain';

/** The addresses of a text that has one a line; commas and spaces part them too, as people paste them. */
export function addressLines(text: string): string[] {
  return text.split(/[\s,;]+/).filter(word => word !== '');
}

/** Those that are no addresses. */
export function wrongAddresses(addresses: readonly string[]): string[] {
  return addresses.filter(address => !parseEmailAddress(address).ok);
}
