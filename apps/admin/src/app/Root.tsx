import { styled } from '@mui/material/styles';
import { lazy, Suspense, useCallback, useRef, useState, type ComponentType } from 'react';
import { apiTexts } from '../api/texts.js';
import type { Member } from '../features/session/member.js';
import { sessionTexts } from '../features/session/texts.js';
import { rememberSignedIn } from './last-session.js';
import { together } from './fetch-together.js';
import type { SignedInAppProps } from './SignedInApp.js';
import { appTexts } from './texts.js';

const fetchSignIn = () => together(import('../features/session/SignInPage.js'), sessionTexts);
const fetchUnreachable = () => together(import('../features/session/UnreachablePage.js'), sessionTexts);
export const fetchApp = () => together(import('./SignedInApp.js'), appTexts, apiTexts);
const SignInPage = lazy(fetchSignIn);
const UnreachablePage = lazy(fetchUnreachable);
const SignedInApp = lazy(fetchApp);

export type Session =
  | { kind: 'signedOut' }
  | { kind: 'signedIn'; member: Member }
  /** It ended while someone was working: the sign-in page lies over what they were doing. */
  | { kind: 'ended'; member: Member }
  | { kind: 'unreachable' };

export interface RootProps {
  initial: Session;
  /** Another app, for tests. */
  app?: ComponentType<SignedInAppProps>;
}

/** Shows the sign-in page or the app, whichever the session calls for. */
export function Root({ initial, app: App = SignedInApp }: RootProps) {
  const [session, setSession] = useState(initial);
  const { signInAgain, welcomeBack } = useSignInAgain(setSession);

  switch (session.kind) {
    case 'unreachable':
      return (
        <Suspense fallback={null}>
          <UnreachablePage onRetry={() => location.reload()} />
        </Suspense>
      );
    case 'signedOut':
      return (
        <Suspense fallback={null}>
          <SignInPage
            onSignedIn={member => {
              rememberSignedIn(true);
              setSession({ kind: 'signedIn', member });
            }}
          />
        </Suspense>
      );
    case 'signedIn':
    case 'ended': {
      const { member } = session;
      const ended = session.kind === 'ended';
      return (
        <Suspense fallback={null}>
          <div inert={ended} hidden={ended}>
            <App member={member} signInAgain={signInAgain} />
          </div>
          {ended && (
            <Over>
              <SignInPage ended email={member.email} onSignedIn={next => welcomeBack(member, next)} />
            </Over>
          )}
        </Suspense>
      );
    }
  }
}

/**
 * Lets the app wait for a new sign-in, with everything on its page kept. All that ask meanwhile wait for the same one.
 * Another member than before starts afresh at the same address: nothing of the first one's may be seen or saved.
 */
function useSignInAgain(setSession: (change: (session: Session) => Session) => void) {
  const waiting = useRef<OpenPromise>(null);

  const signInAgain = useCallback(() => {
    waiting.current ??= openPromise();
    setSession(session =>
      session.kind === 'signedIn' ? { kind: 'ended', member: session.member } : session,
    );
    return waiting.current.promise;
  }, [setSession]);

  const welcomeBack = (before: Member, member: Member) => {
    if (member.id !== before.id) {
      location.reload();
      return;
    }
    setSession(() => ({ kind: 'signedIn', member }));
    waiting.current?.resolve();
    waiting.current = null;
  };
  return { signInAgain, welcomeBack };
}

interface OpenPromise {
  promise: Promise<void>;
  resolve: () => void;
}

function openPromise(): OpenPromise {
  const open: Partial<OpenPromise> = {};
  open.promise = new Promise(done => {
    open.resolve = done;
  });
  return open as OpenPromise;
}

const Over = styled('div')(({ theme }) => ({ position: 'relative', zIndex: theme.zIndex.modal + 1 }));
