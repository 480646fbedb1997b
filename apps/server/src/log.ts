import { type DestinationStream, type Logger, pino } from 'pino';

/** What the program writes to its log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log of JSON lines on standard error, or on `stream`. Secrets and bearer tokens are cut out of requests. */
export function createLog(level: string, name: string, stream?: DestinationStream): Logger {
  return pino(
    {
      level,
      name,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'],
    },
    stream ?? pino.destination(2),
  );
}
