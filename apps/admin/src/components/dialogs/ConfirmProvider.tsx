import { createContext, lazy, Suspense, use, useCallback, useState, type ReactNode } from 'react';
import type { Question } from './ConfirmDialog.js';

const ConfirmDialog = lazy(() => import('./ConfirmDialog.js'));

type Confirm = (question: Question) => Promise<boolean>;
const ConfirmContext = createContext<Confirm | null>(null);

interface Asked {
  question: Question;
  answer: (yes: boolean) => void;
}

/** Holds the place where `useConfirm` shows its questions; one near the root of the app. */
export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const confirm = useCallback<Confirm>(
    question => new Promise(resolve => setAsked({ question, answer: resolve })),
    [],
  );
  const answer = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(null);
  };
  return (
    <ConfirmContext value={confirm}>
      {children}
      <Suspense fallback={null}>
        {asked && (
          <ConfirmDialog {...asked.question} onConfirm={() => answer(true)} onKeep={() => answer(false)} />
        )}
      </Suspense>
    </ConfirmContext>
  );
}

/**
 * Asks and waits: `if (await confirm({ title, goes, confirm: say('deleteCampaign'), keep: say('keepIt') })) …`.
 * Resolves to false when the dialog is left in any other way.
 */
export function useConfirm(): Confirm {
  const confirm = use(ConfirmContext);
  if (!confirm) throw new Error('useConfirm outside of a ConfirmProvider');
  return confirm;
}
