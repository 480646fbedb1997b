import { describe, expect, it } from '@jest/globals';
import { Keys } from '../api-kit/keys.js';
import { TEST_SECRET } from '../testing/world.js';
import { type RelayAccess, endpointOf, sameEndpoint } from './endpoint.js';

const keys = new Keys([TEST_SECRET]);
const relay: RelayAccess = {
  host: 'relay.example.com',
  port: 587,
  security: 'STARTTLS',
  username: 'ana',
  auth: 'PASSWORD',
  passwordSealed: keys.seal('correct horse'),
};

describe('the endpoint of a relay', () => {
  it('has the password, or the access token in its place', () => {
    expect(endpointOf(keys, relay)).toMatchObject({
      host: 'relay.example.com',
      port: 587,
      security: 'STARTTLS',
      auth: { kind: 'PASSWORD', username: 'ana', password: 'correct horse' },
    });
    expect(endpointOf(keys, { ...relay, auth: 'XOAUTH2' }).auth).toEqual({
      kind: 'XOAUTH2',
      username: 'ana',
      accessToken: 'correct horse',
    });
    expect(endpointOf(keys, { ...relay, username: null, passwordSealed: null }).auth).toBeUndefined();
  });

  it('is another one as soon as anything about it is', () => {
    expect(sameEndpoint(relay, { ...relay })).toBe(true);
    const others: Partial<RelayAccess>[] = [
      { host: 'other.example.com' },
      { port: 465 },
      { security: 'TLS' },
      { username: null },
      { auth: 'XOAUTH2' },
      { passwordSealed: keys.seal('correct horse') },
    ];
    expect(others.filter(other => sameEndpoint(relay, { ...relay, ...other }))).toEqual([]);
  });
});
