import type { Name } from './name.js';
import type { Random } from './random.js';

const DOMAINS = [
  { domain: 'example.com', weight: 40 },
  { domain: 'example.org', weight: 20 },
  { domain: 'example.net', weight: 16 },
  { domain: 'mail.example.com', weight: 9 },
  { domain: 'correo.example.org', weight: 8 },
  { domain: 'post.example.net', weight: 4 },
  { domain: 'studio.example.com', weight: 3 },
];

const NICKNAMES =
  'blue.kettle, harbour.walk, sardina, moonjar, late.riser, gaviota, saltandsun, doblecafe, tinyboat';
const nicknames = NICKNAMES.split(', ');

/** An address that nobody else of `taken` has, made from a name, or from nothing in particular; it joins `taken`. */
export function demoAddress(name: Name | null, taken: Set<string>, dice: Random): string {
  const { domain } = dice.weighted(DOMAINS);
  const local = name === null ? `${dice.pick(nicknames)}${dice.between(1, 99)}` : localPart(name, dice);
  let address = `${local}@${domain}`;
  for (let more = 2; taken.has(address); more += 1) address = `${local}${more}@${domain}`;
  taken.add(address);
  return address;
}

function localPart({ first, families }: Name, dice: Random): string {
  const given = first.latin;
  const family = families[0]?.latin ?? '';
  const year = String(dice.between(62, 99));
  return dice.pick([
    `${given}.${family}`,
    `${given}.${family}`,
    `${given}${family}`,
    `${given.slice(0, 1)}.${family}`,
    `${given.slice(0, 1)}${family}`,
    `${given}_${family}`,
    `${family}.${given}`,
    `${given}${year}`,
    `${given}.${family}${year}`,
  ]);
}
