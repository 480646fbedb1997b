import { LIMITS } from '@chasqui/domain';
import { badField } from '../api-kit/refusal.js';

/** @throws Refusal BAD_USER_INPUT for a time that has passed, or that lies further ahead than anybody plans. */
export function checkSchedule(scheduleAt: Date, now: Date): void {
  if (scheduleAt <= now) throw badField('scheduleAt', 'This time has passed; choose a later one.');
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + LIMITS.scheduleAheadYears);
  if (scheduleAt > latest)
    throw badField('scheduleAt', 'This time is more than two years ahead; choose an earlier one.');
}
