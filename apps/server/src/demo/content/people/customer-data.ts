import type { AttributeValue } from '@chasqui/domain';
import { isoDate } from './life.js';
import type { Random } from './random.js';

const DAY = 86_400_000;

interface Acquaintance {
  language: string | null;
  country: string | null;
  birthDate: string | null;
  registeredAt: Date;
  lastSeenAt: Date | null;
}

/**
 * Tags and attributes that hang together: orders grow with the years, points with the orders, only who orders has a
 * plan, and only who has a plan waits for a parcel. Everything is missing for someone.
 */
export function customerData(
  person: Acquaintance,
  now: Date,
  dice: Random,
): { tags: string[]; attributes: Record<string, AttributeValue> } {
  const years = (now.getTime() - person.registeredAt.getTime()) / (365 * DAY);
  const orders = Math.floor(dice.next() ** 2 * (2 + 14 * years));
  return { tags: tags(person, years, orders, dice), attributes: attributes(person, orders, now, dice) };
}

function tags(person: Acquaintance, years: number, orders: number, dice: Random): string[] {
  const given = {
    'cafe-regular': dice.chance(person.country === 'ES' ? 0.42 : 0.03),
    'spanish-edition': dice.chance(person.language === 'es' ? 0.85 : 0.01),
    'birthday-club': person.birthDate !== null && dice.chance(0.45),
    workshop: dice.chance(0.09),
    'gift-giver': dice.chance(0.07),
    wholesale: orders >= 12 && dice.chance(0.25),
    'first-hundred': years > 5.2 && dice.chance(0.6),
    press: dice.chance(0.012),
  };
  return Object.entries(given).flatMap(([tag, isGiven]) => (isGiven ? [tag] : []));
}

function attributes(
  person: Acquaintance,
  orders: number,
  now: Date,
  dice: Random,
): Record<string, AttributeValue> {
  const data: Record<string, AttributeValue> = {};
  if (dice.chance(0.78)) data['favourite_roast'] = dice.weighted(ROASTS).value;
  if (dice.chance(0.72)) data['points'] = Math.round(orders * (9 + 12 * dice.next()) + dice.between(0, 60));
  if (dice.chance(0.66)) data['brew_methods'] = brewMethods(dice);
  if (dice.chance(0.6)) data['grinds_at_home'] = dice.chance(0.55);
  if (orders > 0) Object.assign(data, orderData(person, now, dice));
  return data;
}

function orderData(
  { registeredAt, lastSeenAt }: Acquaintance,
  now: Date,
  dice: Random,
): Record<string, AttributeValue> {
  const data: Record<string, AttributeValue> = { last_coffee: dice.weighted(COFFEES).value };
  const lastOrder = lastSeenAt ?? registeredAt;
  if (dice.chance(0.95)) data['last_order_on'] = isoDate(lastOrder);
  const active = now.getTime() - lastOrder.getTime() < 120 * DAY;
  if (active && dice.chance(0.45)) {
    data['plan'] = dice.weighted(PLANS).value;
    if (dice.chance(0.9))
      data['next_parcel_on'] = isoDate(new Date(now.getTime() + dice.between(1, 27) * DAY));
  }
  return data;
}

function brewMethods(dice: Random): string[] {
  const used = BREW_METHODS.filter(({ share }) => dice.chance(share)).map(({ value }) => value);
  return used.length > 0 ? used : ['filter'];
}

const ROASTS = [
  { value: 'light', weight: 24 },
  { value: 'medium', weight: 46 },
  { value: 'dark', weight: 30 },
];

const PLANS = [
  { value: 'Low Tide', weight: 52 },
  { value: 'High Tide', weight: 34 },
  { value: 'Spring Tide', weight: 14 },
];

const COFFEES = [
  { value: 'Marejada', weight: 38 },
  { value: 'Bajamar', weight: 28 },
  { value: 'Rompeolas', weight: 18 },
  { value: 'Alborada', weight: 10 },
  { value: 'Pleamar', weight: 6 },
];

const BREW_METHODS = [
  { value: 'espresso', share: 0.34 },
  { value: 'moka pot', share: 0.38 },
  { value: 'filter', share: 0.36 },
  { value: 'French press', share: 0.22 },
  { value: 'cold brew', share: 0.1 },
];
