import { describe, expect, it } from '@jest/globals';
import { addressesIn, addressOf } from './test-addresses.js';

describe('the addresses of a test', () => {
  it.each([
    ['', []],
    [' , ;\n', []],
    ['ana@example.org', ['ana@example.org']],
    [
      'ana@example.org, leo@example.org;luz@example.org\nana@example.org',
      ['ana@example.org', 'leo@example.org', 'luz@example.org'],
    ],
    ['ana@example.org  leo@example.org', ['ana@example.org', 'leo@example.org']],
    ['nope, also bad@', ['nope', 'also bad@']],
    ['Ana Quispe <ana@example.org>, Leo <leo@example.org>', ['ana@example.org', 'leo@example.org']],
  ])('are, in %j, %j', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  it('are found again by what the server says of them', () => {
    expect(addressOf('addresses[1]', ['a@x.org', 'b@x.org'])).toBe('b@x.org');
    expect(addressOf('addresses', ['a@x.org'])).toBeUndefined();
  });
});
