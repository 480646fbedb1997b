/** Doors behind the links of messages: pixel, links, unsubscribing, web version, preferences. */
export type DoorName = 'o' | 'c' | 'u' | 'v' | 'p';

/** The addresses in a mail that lead through one of our doors, in order. */
export function doors(html: string, name: DoorName): string[] {
  const found = html.matchAll(new RegExp(`(?:href|src)="(http://[^"]+/${name}/[^"]+)"`, 'g'));
  return [...found].map(match => (match[1] ?? '').replaceAll('&amp;', '&'));
}

/** The first address, or the one at `nth`, that leads through one of our doors. */
export function door(html: string, name: DoorName, nth = 0): string {
  const address = doors(html, name)[nth];
  if (address === undefined) throw new Error(`There is no /${name}/ in the mail.`);
  return address;
}
