import { styled } from '@mui/material/styles';
import {
  cloneElement,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { placeBeside } from './place-beside.js';

const OPEN_AFTER_MS = 300;
/** Long enough for the pointer to cross the gap into the bubble (WCAG 2.2, 1.4.13). */
const CLOSE_AFTER_MS = 120;

export interface TooltipProps {
  /** What the bubble says; nothing, and there is no tooltip. */
  text: ReactNode;
  /** Read the bubble out as a description. Leave out where it only repeats the child's `aria-label`. */
  describe?: boolean;
  /** One element that can take `aria-describedby`; make it focusable, or only the pointer finds the bubble. */
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

/** A short explanation on hover, on keyboard focus and on touch; Escape puts it away. */
export function Tooltip({ text, describe = true, children }: TooltipProps) {
  const id = useId();
  const [target, setTarget] = useState<Element | null>(null);
  const wrapper = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const after = useCallback((ms: number, open: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => setTarget(open ? (wrapper.current?.firstElementChild ?? null) : null),
      ms,
    );
  }, []);
  const close = useCallback(() => after(0, false), [after]);
  useEffect(() => () => clearTimeout(timer.current), []);

  if (text === undefined || text === null || text === '') return children;

  const onPointerEnter = (event: PointerEvent) =>
    after(event.pointerType === 'touch' ? 0 : OPEN_AFTER_MS, true);
  const onFocus = (event: FocusEvent) => {
    if (event.target.matches(':focus-visible')) after(0, true);
  };
  return (
    // The wrapper has no box of its own; it only listens.
    <Wrapper
      ref={wrapper}
      onPointerEnter={onPointerEnter}
      onPointerLeave={() => after(CLOSE_AFTER_MS, false)}
      onFocus={onFocus}
      onBlur={close}
    >
      {cloneElement(children, target && describe ? { 'aria-describedby': id } : {})}
      {target && (
        <Bubble id={id} target={target} onClose={close}>
          {text}
        </Bubble>
      )}
    </Wrapper>
  );
}

interface BubbleProps {
  id: string;
  target: Element;
  onClose: () => void;
  children: ReactNode;
}

function Bubble({ id, target, onClose, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!bubble.current) return;
    const { left, top } = placeBeside(
      target.getBoundingClientRect(),
      bubble.current.getBoundingClientRect(),
      {
        width: window.innerWidth,
        height: window.innerHeight,
      },
    );
    bubble.current.style.translate = `${left}px ${top}px`;
  }, [target]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    window.addEventListener('scroll', onClose, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('scroll', onClose, { capture: true });
    };
  }, [onClose]);

  return createPortal(
    <Box ref={bubble} id={id} role="tooltip">
      {children}
    </Box>,
    document.body,
  );
}

const Wrapper = styled('span')({ display: 'contents' });

const Box = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  position: 'fixed',
  insetBlockStart: 0,
  insetInlineStart: 0,
  zIndex: theme.zIndex.tooltip,
  width: 'max-content',
  maxWidth: 280,
  padding: theme.spacing(0.75, 1.25),
  borderRadius: theme.size.radius - 2,
  backgroundColor: theme.vars.palette.text.primary,
  color: theme.vars.palette.background.paper,
  textAlign: 'start',
  textWrap: 'pretty',
  overflowWrap: 'anywhere',
}));
