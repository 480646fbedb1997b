import { LIMITS, type RetryPolicy } from '@chasqui/domain';
import { type InputReader, isGiven } from '../api-kit/parse-input.js';
import type { UpdateSettingsInput } from './settings-input.js';
import type { Settings } from './settings.js';

type Retries = Pick<Settings, 'retryFirstMinutes' | 'retryLongestMinutes' | 'giveUpHours'>;

const FIELDS = ['retryFirstMinutes', 'retryLongestMinutes', 'giveUpHours'] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How deferred messages are tried again, as the settings say. */
export function retryPolicyOf({ retryFirstMinutes, retryLongestMinutes, giveUpHours }: Retries): RetryPolicy {
  return {
    firstPauseMs: retryFirstMinutes * MINUTE_MS,
    longestPauseMs: retryLongestMinutes * MINUTE_MS,
    giveUpMs: giveUpHours * HOUR_MS,
  };
}

/** What an input changes about the retries; refused where it does not fit with what stays. */
export function readRetries(
  read: InputReader,
  input: UpdateSettingsInput,
  current: Retries,
): Partial<Retries> {
  const changes: Partial<Retries> = {};
  for (const field of FIELDS) {
    const value = input[field];
    if (!isGiven(value)) continue;
    const { min, max } = LIMITS[field];
    if (value < min || value > max) read.refuse(field, `A number from ${min} to ${max}.`);
    changes[field] = value;
  }
  const { firstPauseMs, longestPauseMs, giveUpMs } = retryPolicyOf({ ...current, ...changes });
  if (longestPauseMs < firstPauseMs)
    read.refuse('retryLongestMinutes', 'The longest pause cannot be shorter than the first one.');
  if (longestPauseMs > giveUpMs)
    read.refuse('retryLongestMinutes', 'The longest pause cannot be longer than the time until giving up.');
  return changes;
}
