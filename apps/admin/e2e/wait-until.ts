/** Looks again until it is so; fails when it never is. */
export async function waitUntil(isSo: () => Promise<boolean>, timeoutMs = 45_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not come about in time.');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
