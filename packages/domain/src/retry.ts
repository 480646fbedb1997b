/** Deferred messages are tried for this long after their first try, in milliseconds (a day); then they are given up. */
export const GIVE_UP_MS = 86_400_000;

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;

/**
 * How long to wait before the next try: a minute, then twice as long each time, up to four hours, with up to a fifth
 * more so that messages deferred together do not come back together (RFC 5321 4.5.4.1 asks for growing intervals).
 *
 * @param attempts tries so far, at least 1.
 * @param chance a number from 0 to 1.
 * @returns milliseconds.
 */
export function retryPause(attempts: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 + chance / 5));
}
