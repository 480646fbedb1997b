import { describe, expect, it } from '@jest/globals';
import type { SenderInput } from '../../gql/graphql.js';
import { addressLines, wrongAddresses } from './address-lines.js';
import { retryFaults } from './retries.js';
import { withDefault, withoutSender, withSender, type Sender } from './senders.js';
import { timeZones } from './time-zones.js';

const sender = (id: string, isDefault = false): Sender => ({
  id,
  name: `Sender ${id}`,
  address: `s${id}@example.org`,
  replyTo: null,
  isDefault,
});
const three = [sender('1', true), sender('2'), sender('3')];
const written = { id: null, name: ' Shop ', address: ' shop@example.org ', replyTo: ' ', isDefault: false };
const defaults = (senders: readonly SenderInput[]) =>
  senders.filter(({ isDefault }) => isDefault === true).map(({ id }) => id ?? 'new');

describe('changing the senders', () => {
  it('adds one to those that are there, without the blanks around what was written', () => {
    const senders = withSender(three, written);
    expect(senders).toHaveLength(4);
    expect(senders.at(-1)).toEqual({
      id: null,
      name: 'Shop',
      address: 'shop@example.org',
      replyTo: null,
      isDefault: false,
    });
    expect(defaults(senders)).toEqual(['1']);
  });

  it('makes the first one the default, and a new default the only one', () => {
    expect(defaults(withSender([], written))).toEqual(['new']);
    expect(defaults(withSender(three, { ...written, isDefault: true }))).toEqual(['new']);
    expect(defaults(withDefault(three, '3'))).toEqual(['3']);
  });

  it('writes one anew in place of the old one', () => {
    const senders = withSender(three, { ...written, id: '2', replyTo: 'help@example.org' });
    expect(new Set(senders.map(({ id }) => id))).toEqual(new Set(['1', '2', '3']));
    expect(senders.find(({ id }) => id === '2')).toMatchObject({ name: 'Shop', replyTo: 'help@example.org' });
  });

  it('leaves a default behind when the default goes', () => {
    expect(defaults(withoutSender(three, '1'))).toEqual(['2']);
    expect(defaults(withoutSender(three, '3'))).toEqual(['1']);
    expect(withoutSender([sender('1', true)], '1')).toEqual([]);
  });
});

describe('the addresses of the hold', () => {
  it('are read from lines, commas or blanks', () => {
    expect(addressLines('ana@example.org\n\n bo@example.org, cy@example.org;')).toEqual([
      'ana@example.org',
      'bo@example.org',
      'cy@example.org',
    ]);
    expect(addressLines(' \n')).toEqual([]);
  });

  it('are told apart from what is no address', () => {
    expect(wrongAddresses(['ana@example.org', 'bo@', 'example.org'])).toEqual(['bo@', 'example.org']);
  });
});

describe('the pauses between tries', () => {
  const texts = (first: string, longest: string, giveUp: string) => ({
    retryFirstMinutes: first,
    retryLongestMinutes: longest,
    giveUpHours: giveUp,
  });

  it('are whole numbers that fit together', () => {
    expect(retryFaults(texts('5', '240', '72'))).toEqual({});
    expect(retryFaults(texts('0', '', '1.5'))).toEqual({
      retryFirstMinutes: 'NUMBER',
      retryLongestMinutes: 'NUMBER',
      giveUpHours: 'NUMBER',
    });
    expect(retryFaults(texts('30', '20', '24'))).toEqual({ retryLongestMinutes: 'TOO_SHORT' });
    expect(retryFaults(texts('1', '180', '2'))).toEqual({ retryLongestMinutes: 'TOO_LONG' });
  });
});

describe('the time zones', () => {
  it('are those of the browser with how far they are, and the current one whatever it is', () => {
    const zones = timeZones('Etc/GMT+5', new Date('2026-11-12T14:00:00Z'), 'en');
    expect(zones[0]).toEqual({ value: 'Etc/GMT+5', label: 'Etc/GMT+5 (GMT-5)' });
    expect(zones).toContainEqual({ value: 'Europe/Madrid', label: 'Europe/Madrid (GMT+1)' });
  });
});
