import type { AttributeValue, Gender } from '@chasqui/domain';
import { demoAddress } from './address.js';
import { CULTURES } from './cultures.js';
import { customerData } from './customer-data.js';
import { birthDate, registeredAt, seenAfter } from './life.js';
import { inventName, type Name } from './name.js';
import { type Random, random } from './random.js';

/** An invented user. What is null is not known, as it is of real people. */
export interface DemoPerson {
  externalId: string;
  /** Under a domain reserved for examples (RFC 2606). */
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  country: string | null;
  timeZone: string | null;
  gender: Gender | null;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  registeredAt: Date;
  lastSeenAt: Date | null;
  tags: readonly string[];
  attributes: Readonly<Record<string, AttributeValue>>;
}

/**
 * Invents people: mostly Spanish and English names, some from everywhere else, with gaps where real directories have
 * gaps. The same arguments give the same people, and a larger `count` only adds to them. One in a hundred and eighty
 * or so has a birthday on the day of `now` (UTC), so that a birthday target is never empty on the first day.
 */
export function demoPeople(count: number, { now, seed = 27 }: { now: Date; seed?: number }): DemoPerson[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => invent(index, random(seed, index), now, taken));
}

function invent(index: number, dice: Random, now: Date, taken: Set<string>): DemoPerson {
  const culture = dice.weighted(CULTURES);
  const home = dice.weighted(culture.places);
  const gender = dice.weighted(GENDERS).gender;
  const name = inventName(culture, gender, dice);
  const registered = registeredAt(now, dice);
  const giveName = dice.chance(0.95);
  const person = {
    externalId: `nm-${String(index + 1).padStart(5, '0')}`,
    email: dice.chance(0.97) ? demoAddress(giveName ? name : null, taken, dice) : null,
    firstName: giveName ? name.first.written : null,
    lastName: giveName && dice.chance(0.94) ? lastName(name) : null,
    language: dice.chance(0.97) ? home.language : null,
    country: dice.chance(0.96) ? home.country : null,
    timeZone: dice.chance(0.93) ? home.timeZone : null,
    gender: dice.chance(0.85) ? gender : null,
    birthDate: birthDate(now, index % 181 === 7, dice),
    registeredAt: registered,
    lastSeenAt: seenAfter(registered, now, dice),
  };
  return { ...person, ...customerData(person, now, dice) };
}

const GENDERS: readonly { gender: Gender; weight: number }[] = [
  { gender: 'FEMALE', weight: 50 },
  { gender: 'MALE', weight: 46 },
  { gender: 'OTHER', weight: 4 },
];

function lastName({ families }: Name): string {
  return families.map(({ written }) => written).join(' ');
}
