import { expect, it } from '@jest/globals';
import { apiOrigin } from './api-origin.js';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:4000'],
  ['0.0.0.0', 'http://127.0.0.1:4000'],
  ['::', 'http://[::1]:4000'],
  ['::1', 'http://[::1]:4000'],
  ['192.168.7.2', 'http://192.168.7.2:4000'],
  ['fd00::7', 'http://[fd00::7]:4000'],
  ['messages.lan', 'http://messages.lan:4000'],
])('an API that listens on %s is reached at %s', (host, origin) => {
  expect(apiOrigin({ host, port: 4_000 })).toBe(origin);
});
