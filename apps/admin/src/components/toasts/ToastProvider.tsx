import { styled } from '@mui/material/styles';
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';
import { withToast, type ShownToast, type Toast } from './toast.js';
import { ToastCard } from './ToastCard.js';

export interface Toasts {
  /** @returns an id for `dismiss` */
  show: (toast: Toast) => number;
  dismiss: (id: number) => void;
}

const ToastContext = createContext<Toasts | null>(null);

/** Shows toasts at the bottom left, above everything, and has them read out; one near the root of the app. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const say = useTexts(componentTexts);
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const last = useRef(0);

  const dismiss = useCallback((id: number) => setShown(all => all.filter(toast => toast.id !== id)), []);
  const show = useCallback((toast: Toast) => {
    last.current += 1;
    const id = last.current;
    setShown(all => withToast(all, toast, id));
    return id;
  }, []);
  const toasts = useMemo(() => ({ show, dismiss }), [show, dismiss]);

  return (
    <ToastContext value={toasts}>
      {children}
      {createPortal(
        // Always there, so that what comes into it is announced.
        <Region role="region" aria-label={say('toasts')} aria-live="polite" aria-relevant="additions">
          {shown.map(toast => (
            <ToastCard key={toast.id} toast={toast} onEnd={dismiss} />
          ))}
        </Region>,
        document.body,
      )}
    </ToastContext>
  );
}

/** `toasts.show({ text: say('deleted'), undo: … })` */
export function useToasts(): Toasts {
  const toasts = use(ToastContext);
  if (!toasts) throw new Error('useToasts outside of a ToastProvider');
  return toasts;
}

const Region = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetBlockEnd: theme.spacing(2),
  insetInlineStart: theme.spacing(2),
  zIndex: theme.zIndex.snackbar,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: theme.spacing(1),
  maxWidth: `calc(100vw - ${theme.spacing(4)})`,
  [theme.breakpoints.down('sm')]: {
    insetBlockEnd: `calc(${theme.size.bottomBar}px + ${theme.spacing(1.5)} + env(safe-area-inset-bottom))`,
  },
}));
