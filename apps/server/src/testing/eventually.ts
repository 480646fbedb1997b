/** Looks until something is so, and says what it saw last when it never is. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  isSo: (seen: T) => boolean,
  timeoutMs = 45_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`It did not come about; last seen: ${JSON.stringify(seen)}`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}
