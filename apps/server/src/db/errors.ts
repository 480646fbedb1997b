/** SQLSTATE of a driver's error, also inside TypeORM's wrapping; null for anything else. */
export function sqlState(error: unknown): string | null {
  const direct = stateOf(error);
  if (direct !== null) return direct;
  return error instanceof Error && 'driverError' in error ? stateOf(error.driverError) : null;
}

export const isForeignKeyViolation = (error: unknown): boolean => sqlState(error) === '23503';

/** Whether a unique index or constraint of this name was violated. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  if (sqlState(error) !== '23505') return false;
  const detail = error as { constraint?: string; driverError?: { constraint?: string } };
  return (detail.constraint ?? detail.driverError?.constraint) === constraint;
}

/** Whether a transaction failed only because of another: they waited for each other, or cannot both have happened. */
export function isCollision(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/** Whether trying again makes sense: the connection broke, the server restarts, or transactions collided. */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null && /^(08|57P0[1-3]|40001|40P01|53300|25P02)/.test(state)) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i.test(
      error.message,
    )
  );
}

function stateOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}
