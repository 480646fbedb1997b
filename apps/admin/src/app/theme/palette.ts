import type { PaletteOptions } from '@mui/material/styles';
import { fade, mix } from './colour.js';
import { HOVER, PRESSED, TINT, type Colours } from './tokens.js';

/** What a thing says by its colour, always beside a word or an icon that says it too. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info';

/** How a tone is used: `ink` for text and icons, `tint` for the ground under them. */
export interface ToneColours {
  ink: string;
  tint: string;
}

/** Our additions to MUI's palette, the same names in both schemes. */
export interface OwnPalette {
  tone: Record<Tone, ToneColours>;
  edge: string;
  hover: string;
  pressed: string;
  /** Over the page, under a dialog. */
  veil: string;
  /** The one shadow, of things that float: a `box-shadow`. */
  floating: string;
}

declare module '@mui/material/styles' {
  interface Palette extends OwnPalette {}
  interface PaletteOptions extends OwnPalette {}
}

const tone = (ink: string, ground: string): ToneColours => ({ ink, tint: mix(ink, ground, TINT) });

/** Mixes one scheme's colours into the palette that MUI and our own parts read. */
export function palette(colours: Colours, mode: 'light' | 'dark'): PaletteOptions {
  const { paper, surface, ink, mutedInk, accent, onFilled, good, warn, bad, info, shade } = colours;
  const filled = (main: string) => ({
    main,
    light: mix(main, surface, 0.8),
    dark: mix(mode === 'light' ? shade : ink, main, 0.14),
    contrastText: onFilled,
  });
  return {
    primary: filled(accent),
    secondary: filled(ink),
    success: filled(good),
    warning: filled(warn),
    error: filled(bad),
    info: filled(info),
    background: { default: paper, paper: surface },
    text: { primary: ink, secondary: mutedInk, disabled: mix(mutedInk, surface, 0.7) },
    divider: colours.line,
    action: {
      active: mutedInk,
      hover: fade(ink, HOVER),
      selected: fade(accent, TINT),
      disabled: mix(mutedInk, surface, 0.7),
      disabledBackground: mix(ink, surface, 0.08),
    },
    tone: {
      neutral: { ink: mutedInk, tint: mix(ink, surface, 0.06) },
      accent: tone(accent, surface),
      good: tone(good, surface),
      warn: tone(warn, surface),
      bad: tone(bad, surface),
      info: tone(info, surface),
    },
    edge: colours.edge,
    hover: fade(ink, HOVER),
    pressed: fade(ink, PRESSED),
    veil: fade(mode === 'light' ? shade : '#000000', mode === 'light' ? 0.32 : 0.6),
    floating:
      mode === 'light'
        ? `0 1px 2px ${fade(shade, 0.08)}, 0 12px 32px ${fade(shade, 0.14)}`
        : `0 12px 32px ${fade(shade, 0.56)}`,
  };
}
