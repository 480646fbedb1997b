import { describe, expect, it } from '@jest/globals';
import {
  parseAttributeValue,
  parseCountry,
  parseEmailAddress,
  parseIsoDate,
  parseLanguage,
  parseTimeZone,
} from '@chasqui/domain';
import { demoAttributes } from '../attributes.js';
import { CULTURES } from './cultures.js';
import { demoPeople, type DemoPerson } from './demo-people.js';

const now = new Date('2026-03-10T12:00:00Z');
const people = demoPeople(1_000, { now });
const share = (of: (person: DemoPerson) => boolean): number => people.filter(of).length / people.length;

const birthdays = (day: string): DemoPerson[] =>
  demoPeople(200, { now: new Date(`${day}T12:00:00Z`) }).filter(({ birthDate }) =>
    birthDate?.endsWith(day.slice(4)),
  );

describe('the demo people', () => {
  it('are the same for the same arguments, and a larger number only adds to them', () => {
    expect(demoPeople(1_000, { now })).toEqual(people);
    expect(demoPeople(40, { now })).toEqual(people.slice(0, 40));
    expect(demoPeople(40, { now, seed: 28 })).not.toEqual(people.slice(0, 40));
  });

  it('have an external id and an address of their own', () => {
    const addresses = people.flatMap(({ email }) => email ?? []);
    const keys = addresses.map(email => {
      const parsed = parseEmailAddress(email);
      return parsed.ok ? parsed.address.key : parsed.message;
    });
    expect(new Set(keys).size).toBe(addresses.length);
    expect(new Set(people.map(({ externalId }) => externalId)).size).toBe(people.length);
  });

  it('have addresses that parse, under domains reserved for examples', () => {
    for (const { email } of people) {
      if (email === null) continue;
      expect(parseEmailAddress(email)).toMatchObject({ ok: true, address: { wire: email } });
      expect(email).toMatch(/^[a-z0-9_.]+@([a-z]+\.)?example\.(com|org|net)$/);
    }
  });

  it('have a language, a country and a time zone that parse and belong together', () => {
    const places = CULTURES.flatMap(culture => culture.places);
    for (const { language, country, timeZone } of people) {
      if (language !== null) expect(parseLanguage(language)).toEqual({ ok: true, value: language });
      if (country !== null) expect(parseCountry(country)).toEqual({ ok: true, value: country });
      if (timeZone !== null) expect(parseTimeZone(timeZone)).toEqual({ ok: true, value: timeZone });
      expect(
        places.some(
          place =>
            place.language === (language ?? place.language) &&
            place.country === (country ?? place.country) &&
            place.timeZone === (timeZone ?? place.timeZone),
        ),
      ).toBe(true);
    }
  });

  it('have values for declared attributes only, each of its type', () => {
    const declarations = new Map(demoAttributes.map(declaration => [declaration.key, declaration]));
    for (const { attributes } of people) {
      for (const [key, value] of Object.entries(attributes)) {
        expect(parseAttributeValue(declarations.get(key)!, value)).toEqual({ ok: true, value });
      }
    }
  });

  it('were born before they registered, registered before they were last seen, and all of it before now', () => {
    for (const { birthDate, registeredAt, lastSeenAt } of people) {
      if (birthDate !== null) {
        expect(parseIsoDate(birthDate)).toBe(birthDate);
        expect(Date.parse(birthDate)).toBeLessThan(registeredAt.getTime());
      }
      expect(registeredAt.getTime()).toBeLessThan(now.getTime());
      if (lastSeenAt === null) continue;
      expect(lastSeenAt.getTime()).toBeGreaterThanOrEqual(registeredAt.getTime());
      expect(lastSeenAt.getTime()).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('include birthdays today, on leap days too', () => {
    expect(birthdays('2026-03-10').length).toBeGreaterThanOrEqual(2);
    expect(birthdays('2028-02-29').length).toBeGreaterThanOrEqual(2);
  });

  it('are mostly Spanish and English speakers, with gaps in everything but the external id', () => {
    expect(share(({ language }) => language === 'es')).toBeGreaterThan(0.3);
    expect(share(({ language }) => language === 'en')).toBeGreaterThan(0.25);
    expect(new Set(people.map(({ language }) => language)).size).toBeGreaterThan(18);
    for (const field of ['email', 'firstName', 'lastName', 'birthDate', 'lastSeenAt', 'gender'] as const) {
      const missing = share(person => person[field] === null);
      expect([field, missing > 0.01 && missing < 0.25]).toEqual([field, true]);
    }
    for (const { key } of demoAttributes) {
      const known = share(({ attributes }) => attributes[key] !== undefined);
      expect([key, known > 0.2 && known < 0.95]).toEqual([key, true]);
    }
  });
});
