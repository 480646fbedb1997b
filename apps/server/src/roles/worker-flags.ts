/**
 * Node's flags for a worker. What a mail is made of lives for milliseconds: with room for a few thousand mails among the
 * young, hardly any of it is copied to the old, and more than this only takes memory.
 */
export const WORKER_FLAGS: readonly string[] = ['--max-semi-space-size=8'];
