import { postGraphql } from '../../api/post-graphql.js';
import { refusalOf } from '../../api/refusal.js';
import type { Member } from './member.js';

const ME = '{ me { id name email role permissions } }';
const SIGN_IN = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { member { id } } }';
const SIGN_OUT = 'mutation SignOut { signOut }';

/**
 * @returns the member who is signed in, or null for nobody
 * @throws Error when the server cannot be reached or fails
 */
export async function askWhoIsSignedIn(): Promise<Member | null> {
  const { data, errors = [] } = await postGraphql<{ me: Member | null }>(ME);
  const refusal = refusalOf(errors);
  if (refusal && refusal.code !== 'UNAUTHENTICATED') throw new Error(refusal.message);
  return data?.me ?? null;
}

export type SignInOutcome =
  | { kind: 'signedIn'; member: Member }
  | { kind: 'wrong' }
  | { kind: 'tooOften'; retryAfterSeconds: number | undefined }
  | { kind: 'failed' };

/** Signs in, and asks who that is with their permissions. A network that fails is an outcome, not an error. */
export async function signIn(input: { email: string; password: string }): Promise<SignInOutcome> {
  try {
    const { errors = [] } = await postGraphql(SIGN_IN, { input });
    const refusal = refusalOf(errors);
    // A malformed address is as wrong as an unknown one, and says as little about who has an account.
    if (refusal?.code === 'UNAUTHENTICATED' || refusal?.code === 'BAD_USER_INPUT') return { kind: 'wrong' };
    if (refusal?.code === 'LIMIT_EXCEEDED')
      return { kind: 'tooOften', retryAfterSeconds: refusal.retryAfterSeconds };
    if (refusal) return { kind: 'failed' };
    const member = await askWhoIsSignedIn();
    return member ? { kind: 'signedIn', member } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

/** @throws Error when the session could not be ended, so that nobody leaves believing that it was */
export async function signOut(): Promise<void> {
  const { errors = [] } = await postGraphql(SIGN_OUT);
  const refusal = refusalOf(errors);
  if (refusal && refusal.code !== 'UNAUTHENTICATED') throw new Error(refusal.message);
}
