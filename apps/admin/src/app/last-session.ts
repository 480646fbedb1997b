const KEY = 'chasqui.signedIn';

/** Whether someone was signed in here the last time: a hint of what to fetch early, and nothing to rely on. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) === '1';
  } catch {
    return false; // Storage is blocked: nothing is fetched early.
  }
}

export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: nothing is fetched early the next time.
  }
}
