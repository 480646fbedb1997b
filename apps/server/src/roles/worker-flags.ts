/**
 * Node's flags for a worker. What a mail is made of lives for milliseconds: with room for a few thousand mails among the
 * young, hardly any of it is copied to the old, and with V8's default of 16 MB a worker takes 60 MB more for nothing.
 */
export const WORKER_FLAGS: readonly string[] = ['--max-semi-space-size=8'];
