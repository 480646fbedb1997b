/** How deferred messages are tried again. All in milliseconds. */
export interface RetryPolicy {
  /** The pause after the first try; it doubles with each further one. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** They are tried for this long after their first try; then they are given up. */
  giveUpMs: number;
}

/**
 * How long to wait before the next try: the first pause, then twice as long each time, up to the longest, with up to a
 * fifth more so that messages deferred together do not come back together (RFC 5321 4.5.4.1 asks for growing intervals).
 *
 * @param attempts tries so far, at least 1.
 * @param chance a number from 0 to 1.
 * @returns milliseconds.
 */
export function retryPause(
  { firstPauseMs, longestPauseMs }: RetryPolicy,
  attempts: number,
  chance: number,
): number {
  const pause = Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 20), longestPauseMs);
  return Math.round(pause * (1 + chance / 5));
}

/** The first pauses between tries, without their spread, up to the longest one or the giving up. @returns milliseconds. */
export function retryPauses(policy: RetryPolicy, atMost: number): number[] {
  const pauses: number[] = [];
  let since = 0;
  for (let attempts = 1; pauses.length < atMost; attempts += 1) {
    const pause = retryPause(policy, attempts, 0);
    since += pause;
    if (since > policy.giveUpMs) break;
    pauses.push(pause);
  }
  return pauses;
}
