import { describe, expect, it } from '@jest/globals';
import { isLoopback } from './loopback.js';

describe('a loopback address', () => {
  it.each(['127.0.0.1', '127.255.0.3', '::1', '::ffff:127.0.0.1'])('is %s', address => {
    expect(isLoopback(address)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'localhost',
    '127.0.0.1.example.com',
    '128.0.0.1',
    '10.0.0.1',
    '::2',
    '::ffff:10.0.0.1',
  ])('is not %s', address => {
    expect(isLoopback(address)).toBe(false);
  });
});
