import type { ReactNode } from 'react';
import { ConfirmProvider } from '../components/dialogs/ConfirmProvider.js';
import { ToastProvider } from '../components/toasts/ToastProvider.js';

/** What lets any screen tell and ask: toasts and questions. */
export function Conversation({ children }: { children: ReactNode }) {
  return (
    <ToastProvider>
      <ConfirmProvider>{children}</ConfirmProvider>
    </ToastProvider>
  );
}
