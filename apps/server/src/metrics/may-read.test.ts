import { describe, expect, it } from '@jest/globals';
import { mayReadMetrics } from './may-read.js';

const TOKEN = 'read-the-metrics';
const local = { host: 'localhost:4000' };

describe('the metrics may be read', () => {
  it.each([
    ['by a program on this machine', { peer: '127.0.0.1', headers: local }],
    ['by one that came over IPv6', { peer: '::1', headers: { host: '[::1]:4000' } }],
    ['by one on a socket of both', { peer: '::ffff:127.0.0.1', headers: { host: '127.0.0.1' } }],
    [
      'from anywhere with the token',
      { peer: '192.0.2.7', headers: { host: 'messages.example.com', authorization: `Bearer ${TOKEN}` } },
    ],
    [
      'through a proxy with the token',
      {
        peer: '127.0.0.1',
        headers: { ...local, authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.7' },
      },
    ],
  ])('%s', (_, knock) => {
    expect(mayReadMetrics(knock, TOKEN)).toBe(true);
  });
});

describe('the metrics may not be read', () => {
  it.each([
    ['from elsewhere', { peer: '192.0.2.7', headers: local }],
    ['by nobody can say whom', { peer: undefined, headers: local }],
    [
      'through a proxy on this machine that says for whom it asks',
      { peer: '127.0.0.1', headers: { ...local, 'x-forwarded-for': '127.0.0.1' } },
    ],
    [
      'through one that says so otherwise',
      { peer: '::1', headers: { ...local, forwarded: 'for=192.0.2.7' } },
    ],
    [
      'through one that says only its own name',
      { peer: '127.0.0.1', headers: { ...local, via: '1.1 proxy' } },
    ],
    ['under a public name', { peer: '127.0.0.1', headers: { host: 'messages.example.com' } }],
    [
      'under a name that begins like ours',
      { peer: '127.0.0.1', headers: { host: 'localhost.evil.example' } },
    ],
    ['without a name', { peer: '127.0.0.1', headers: {} }],
    ['by a page in a browser', { peer: '127.0.0.1', headers: { ...local, 'sec-fetch-site': 'cross-site' } }],
    ['with another token', { peer: '127.0.0.1', headers: { ...local, authorization: `Bearer ${TOKEN}s` } }],
    [
      'with a part of the token',
      { peer: '127.0.0.1', headers: { ...local, authorization: 'Bearer read-the' } },
    ],
    ['with no word before it', { peer: '192.0.2.7', headers: { ...local, authorization: TOKEN } }],
    ['with an empty token', { peer: '192.0.2.7', headers: { ...local, authorization: 'Bearer ' } }],
  ])('%s', (_, knock) => {
    expect(mayReadMetrics(knock, TOKEN)).toBe(false);
  });

  it('with any token where none was set', () => {
    for (const authorization of ['Bearer ', 'Bearer null', `Bearer ${TOKEN}`])
      expect(mayReadMetrics({ peer: '127.0.0.1', headers: { ...local, authorization } }, null)).toBe(false);
  });
});
