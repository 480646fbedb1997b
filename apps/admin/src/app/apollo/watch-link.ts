import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { from, switchMap } from 'rxjs';
import { isQuiet } from '../../api/quietly.js';
import { refusalOf } from '../../api/refusal.js';

/** What the app does about trouble that no single screen can solve. */
export interface Watch {
  /** Asks the member to sign in again, over the page they are on; resolves when they did. */
  signInAgain: () => Promise<void>;
  /** The server could not be reached; not called for what a screen does `QUIETLY`. */
  onUnreachable: () => void;
}

/**
 * An operation that meets an ended session waits until the member has signed in again and is then repeated: it was
 * refused before it did anything, so that nothing happens twice and nothing typed is lost.
 */
export function watchLink({ signInAgain, onUnreachable }: Watch): ErrorLink {
  return new ErrorLink(({ error, operation, forward }) => {
    if (isUnauthenticated(error)) return from(signInAgain()).pipe(switchMap(() => forward(operation)));
    if (isQuiet(operation.getContext())) return undefined;
    if (!CombinedGraphQLErrors.is(error) && !isAborted(error)) onUnreachable();
    return undefined;
  });
}

function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return refusalOf(error.errors)?.code === 'UNAUTHENTICATED';
  return ServerError.is(error) && error.statusCode === 401;
}

/** A question that the screen itself took back. */
const isAborted = (error: unknown) => error instanceof Error && error.name === 'AbortError';
