import { describe, expect, it } from '@jest/globals';
import { formatDate } from './format-date.js';

describe('dates in messages', () => {
  it.each([
    ['2026-11-03', '%-d %B %Y', 'en', '3 November 2026'],
    ['2026-11-03', '%-d de %B de %Y', 'es', '3 de noviembre de 2026'],
    ['2026-01-09', '%d/%m/%y', 'en', '09/01/26'],
    ['2026-01-09', '%A, %a, %b', 'es', 'viernes, vie, ene'],
    ['2026-01-09T23:05:07Z', '%H:%M:%S %I %p %F', 'en', '23:05:07 11 PM 2026-01-09'],
    ['2026-01-09T23:30:00-05:00', '%d %H:%M', 'en', '10 04:30'],
    ['2026-01-09', '%^b %e 100%% %Q', 'en', 'JAN  9 100% %Q'],
    ['0999-01-09', '%Y', 'en', '0999'],
  ] as const)('write %s as %s in %s', (value, format, language, written) => {
    expect(formatDate(value, format, language)).toBe(written);
  });

  it.each(['now', 'today', 'tomorrow', '', '2026-02-30', 5, null])('leave %j as it is', value => {
    expect(formatDate(value, '%Y', 'en')).toBe(value);
  });

  it('do not depend on the zone of the machine', () => {
    const zone = process.env['TZ'];
    try {
      for (const each of ['Pacific/Kiritimati', 'Pacific/Niue', 'America/Santiago']) {
        process.env['TZ'] = each;
        expect(formatDate('2026-09-06', '%d %H', 'en')).toBe('06 00');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
