export interface Toast {
  /** One sentence, without a full stop where it is a few words: "Campaign deleted". */
  text: string;
  tone?: 'neutral' | 'good' | 'bad';
  /** Takes back what was just done, while the toast is there. */
  undo?: () => void;
  /** Another thing to do about it. */
  action?: { label: string; run: () => void };
  /** How long it stays, in seconds: 5, or 10 with Undo. Reading or holding it stops the clock. */
  seconds?: number;
  /** The moment after which Undo is too late; the clock then never stops. */
  until?: Date;
  /** A second toast of the same key takes the place of the first. */
  key?: string;
}

/** A toast on the screen. */
export interface ShownToast extends Toast {
  id: number;
}

/** Newest last; one per key, and never more than three. */
export function withToast(shown: readonly ShownToast[], toast: Toast, id: number): ShownToast[] {
  const others = shown.filter(other => toast.key === undefined || other.key !== toast.key);
  return [...others, { ...toast, id }].slice(-3);
}
