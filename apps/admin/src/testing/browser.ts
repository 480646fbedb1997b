// What browsers have and jsdom lacks, as far as our parts use it.
import { TextDecoder, TextEncoder } from 'node:util';

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const missing: Record<string, unknown> = {
  TextEncoder,
  TextDecoder,
  ResizeObserver: NoResizes,
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    // MUI listens in the old way, for old browsers.
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
  scrollTo: () => undefined,
};
for (const [name, value] of Object.entries(missing))
  Object.defineProperty(globalThis, name, { value, writable: true });

Element.prototype.scrollIntoView = () => undefined;

// The source editor measures text.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
