import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { conflict } from '../api-kit/refusal.js';
import { createLog } from '../log.js';
import { formatError } from './errors.js';

const log = createLog('silent', 'test');

/** What a client sees of an error that a resolver threw. */
const shown = (thrown: unknown) => {
  const error = new GraphQLError('', { originalError: thrown as Error, path: ['launchCampaign'] });
  return formatError(error.toJSON(), error, log);
};

const databaseError = (code: string) => Object.assign(new Error('deadlock detected'), { code });

describe('what a resolver throws', () => {
  it('is shown as what it refuses, and a fault of ours by its id only', () => {
    expect(shown(conflict('Wait.'))).toEqual({
      message: 'Wait.',
      path: ['launchCampaign'],
      extensions: { code: 'CONFLICT' },
    });
    expect(shown(databaseError('22008'))).toEqual({
      message: expect.stringMatching(/^Something went wrong on our side \([\w-]{36}\)\.$/),
      path: ['launchCampaign'],
      extensions: { code: 'INTERNAL', id: expect.any(String) },
    });
  });

  it.each(['40001', '40P01'])('is a CONFLICT to try again when transactions collided (%s)', code => {
    expect(shown(databaseError(code))).toEqual({
      message: 'Somebody else was changing the same at the same moment. Try again.',
      path: ['launchCampaign'],
      extensions: { code: 'CONFLICT' },
    });
  });
});
