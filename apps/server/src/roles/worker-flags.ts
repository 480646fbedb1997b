/**
 * Node's flags for a worker. What a mail is made of lives for milliseconds, so the young generation may be small. What was
 * claimed lives a little longer and ends among the old, where V8 by itself lets much gather before it clears up: a
 * worker's peak was 310 MB then, and is 155 with this.
 */
export const WORKER_FLAGS: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=50'];
