import { LIMITS, type RetryPolicy } from '@chasqui/domain';

/** What is written into the fields. */
export interface RetryTexts {
  retryFirstMinutes: string;
  retryLongestMinutes: string;
  giveUpHours: string;
}

export interface Retries {
  retryFirstMinutes: number;
  retryLongestMinutes: number;
  giveUpHours: number;
}

export type RetryField = keyof RetryTexts;
export const RETRY_FIELDS = ['retryFirstMinutes', 'retryLongestMinutes', 'giveUpHours'] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What keeps the fields from being saved, by field. */
export type RetryFault = 'NUMBER' | 'TOO_SHORT' | 'TOO_LONG';

export function retryFaults(texts: RetryTexts): Partial<Record<RetryField, RetryFault>> {
  const faults: Partial<Record<RetryField, RetryFault>> = {};
  for (const field of RETRY_FIELDS) if (!isWithin(texts[field], LIMITS[field])) faults[field] = 'NUMBER';
  const { retryFirstMinutes, retryLongestMinutes, giveUpHours } = retriesOf(texts);
  if (faults.retryLongestMinutes === undefined) {
    if (retryLongestMinutes < retryFirstMinutes) faults.retryLongestMinutes = 'TOO_SHORT';
    if (retryLongestMinutes > giveUpHours * 60) faults.retryLongestMinutes = 'TOO_LONG';
  }
  return faults;
}

export function retriesOf(texts: RetryTexts): Retries {
  return {
    retryFirstMinutes: Number(texts.retryFirstMinutes),
    retryLongestMinutes: Number(texts.retryLongestMinutes),
    giveUpHours: Number(texts.giveUpHours),
  };
}

/** What the fields mean, in milliseconds. */
export function policyOf({ retryFirstMinutes, retryLongestMinutes, giveUpHours }: Retries): RetryPolicy {
  return {
    firstPauseMs: retryFirstMinutes * MINUTE_MS,
    longestPauseMs: retryLongestMinutes * MINUTE_MS,
    giveUpMs: giveUpHours * HOUR_MS,
  };
}

function isWithin(text: string, { min, max }: { min: number; max: number }): boolean {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= min && value <= max;
}
