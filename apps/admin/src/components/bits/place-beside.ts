interface Size {
  width: number;
  height: number;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Where a bubble goes: centred above its target, below where there is no room above, and never out of the window.
 * All in CSS pixels of the viewport.
 */
export function placeBeside(
  target: DOMRectReadOnly,
  bubble: Size,
  window: Size,
): { left: number; top: number } {
  const centred = target.left + target.width / 2 - bubble.width / 2;
  const left = Math.max(MARGIN, Math.min(centred, window.width - bubble.width - MARGIN));
  const above = target.top - bubble.height - GAP;
  const top = above >= MARGIN ? above : target.bottom + GAP;
  return { left: Math.round(left), top: Math.round(top) };
}
