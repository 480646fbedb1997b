import { ApolloProvider } from '@apollo/client/react';
import { useEffectEvent, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import { useToasts } from '../components/toasts/ToastProvider.js';
import { MemberContext, type Member } from '../features/session/index.js';
import { useTexts } from '../i18n/index.js';
import { createApolloClient } from './apollo/client.js';
import { Conversation } from './Conversation.js';
import { createAppRouter } from './router.js';
import { appTexts } from './texts.js';

export interface SignedInAppProps {
  member: Member;
  /** Resolves when the member has signed in again. */
  signInAgain: () => Promise<void>;
}

/** Everything behind the sign-in page. */
export default function SignedInApp({ member, signInAgain }: SignedInAppProps) {
  return (
    <MemberContext value={member}>
      <Conversation>
        <Connected signInAgain={signInAgain} />
      </Conversation>
    </MemberContext>
  );
}

function Connected({ signInAgain }: Pick<SignedInAppProps, 'signInAgain'>) {
  const say = useTexts(appTexts);
  const toasts = useToasts();
  const onUnreachable = useEffectEvent(() =>
    toasts.show({ key: 'unreachable', tone: 'bad', text: say('unreachable') }),
  );
  const [client] = useState(() => createApolloClient({ signInAgain, onUnreachable: () => onUnreachable() }));
  const router = useMemo(() => createAppRouter(), []);
  return (
    <ApolloProvider client={client}>
      {/* In a transition the old page and the next are drawn by turns. Apollo asks for what a drawing wants while it draws,
          so that each turn took the other's question back, over and over: seconds, where the answer takes a tenth. */}
      <RouterProvider router={router} useTransitions={false} />
    </ApolloProvider>
  );
}
