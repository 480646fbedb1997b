import { beforeAll, describe, expect, it } from '@jest/globals';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { screen } from '@testing-library/react';
import { formatNumber } from '../i18n/index.js';
import { show } from '../testing/show.js';
import { countOf } from './count-of.js';
import { apiTexts } from './texts.js';
import { useRefusalWords } from './useRefusalWords.js';

function Words({ error }: { error: unknown }) {
  return <output>{useRefusalWords()(error).message}</output>;
}
const refusedWith = (extensions: Record<string, unknown>, message = 'The server says so.') =>
  new CombinedGraphQLErrors({ data: null }, [{ message, extensions }]);

describe('the words for a failed operation', () => {
  beforeAll(() => apiTexts.load('en'));

  it.each([
    [refusedWith({ code: 'CONFLICT' }), 'The server says so.'],
    [refusedWith({ code: 'FORBIDDEN' }), /Your role does not allow this/],
    [refusedWith({ code: 'NOT_FOUND' }), /no longer there/],
    [refusedWith({ code: 'BAD_USER_INPUT', fields: [] }), 'The server says so.'],
    [
      refusedWith({ code: 'BAD_USER_INPUT', fields: [{ path: 'name', message: 'Too long.' }] }),
      /cannot be saved like this/,
    ],
    [
      refusedWith({ code: 'LIMIT_EXCEEDED', retryAfterSeconds: 120 }),
      'That was too often. Try again in 2 minutes.',
    ],
    [refusedWith({ code: 'INTERNAL', id: '8f2c-11a0' }), /8f2c-11a0/],
    [refusedWith({ code: 'SOMETHING_NEW' }), /Something went wrong in Chasqui/],
    [new TypeError('Failed to fetch'), /could not be reached.*still here/],
  ])('%s', async (error, words) => {
    await show(<Words error={error} />);
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe('the count of a connection', () => {
  it('says when there are more', () => {
    expect(formatNumber(countOf({ totalCount: 1204, totalCountCapped: false }), 'en')).toBe('1,204');
    expect(formatNumber(countOf({ totalCount: 10_000, totalCountCapped: true }), 'en')).toBe('10,000+');
  });
});

describe('what the server says', () => {
  const refused = refusedWith({ code: 'CONFLICT' }, 'These campaigns use it: Spring. Change them first.');

  it('is said in the language of the member', async () => {
    await apiTexts.load('es');
    await show(<Words error={refused} />, { language: 'es' });
    expect(await screen.findByText('Estas campañas lo usan: Spring. Cámbielas antes.')).toBeTruthy();
  });

  it('stays as it is in English', async () => {
    await show(<Words error={refused} />);
    expect(screen.getByText(/^These campaigns use it: Spring/)).toBeTruthy();
  });
});
