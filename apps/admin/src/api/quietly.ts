/** The `context` of an operation whose screen says in its own place that the server cannot be reached. */
export const QUIETLY = { quiet: true };

export const isQuiet = (context: object): boolean => 'quiet' in context && context.quiet === true;
