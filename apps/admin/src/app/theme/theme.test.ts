import { describe, expect, it } from '@jest/globals';
import { contrast, fade, mix } from './colour.js';
import { palette, type Tone } from './palette.js';
import { dark, HOVER, light, PRESSED, type Colours } from './tokens.js';
import { theme } from './theme.js';

const schemes = [
  ['light', light],
  ['dark', dark],
] as const;

/** Every ground that text is written on. */
function grounds(colours: Colours, mode: 'light' | 'dark'): Record<string, string> {
  const { tone } = palette(colours, mode);
  const { paper, surface, ink } = colours;
  return {
    paper,
    surface,
    'paper under the pointer': mix(ink, paper, HOVER),
    'surface under the pointer': mix(ink, surface, HOVER),
    'pressed paper': mix(ink, paper, PRESSED),
    'pressed surface': mix(ink, surface, PRESSED),
    'the selected row': tone.accent.tint,
    ...Object.fromEntries(Object.entries(tone).map(([name, { tint }]) => [`tint of ${name}`, tint])),
  };
}

describe.each(schemes)('the %s scheme', (mode, colours) => {
  const { tone, primary, error, text } = palette(colours, mode) as ReturnType<typeof palette> & {
    primary: Record<'main' | 'dark' | 'contrastText', string>;
    error: Record<'main' | 'dark' | 'contrastText', string>;
    text: Record<'primary' | 'secondary', string>;
  };

  it.each(Object.entries(grounds(colours, mode)))(
    'writes ink and muted ink readably on %s',
    (_name, ground) => {
      expect(contrast(text.primary, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text.secondary, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(Object.keys(tone) as Tone[])(
    'writes the tone %s readably on paper, surface and its own tint',
    name => {
      for (const ground of [colours.paper, colours.surface, tone[name].tint])
        expect(contrast(tone[name].ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('writes the accent readably on what the pointer is over', () => {
    for (const ground of [colours.paper, colours.surface])
      expect(contrast(primary.main, mix(colours.ink, ground, HOVER))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['the accent', primary],
    ['bad', error],
  ])('writes readably on buttons filled with %s, also under the pointer', (_name, filled) => {
    expect(contrast(filled.contrastText, filled.main)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(filled.contrastText, filled.dark)).toBeGreaterThanOrEqual(4.5);
  });

  it('writes tooltips readably', () => {
    expect(contrast(colours.surface, colours.ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('draws the borders of controls, the focus ring and the progress line so that they can be seen', () => {
    for (const ground of [colours.paper, colours.surface]) {
      expect(contrast(colours.edge, ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(primary.main, ground)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(primary.main, mix(colours.ink, colours.surface, PRESSED))).toBeGreaterThanOrEqual(3);
  });
});

describe('colour arithmetic', () => {
  it('knows the contrast of black on white, and that order does not matter', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });

  it('mixes and fades', () => {
    expect(mix('#FF0000', '#0000FF', 0.5)).toBe('#800080');
    expect(fade('#102030', 0.5)).toBe('#10203080');
  });

  it('refuses what is no colour of six digits', () => {
    expect(() => mix('red', '#FFFFFF', 0.5)).toThrow('red');
  });
});

describe('the theme', () => {
  it('gives colours as CSS variables, so that a change of scheme renders nothing again', () => {
    expect(theme.vars.palette.primary.main).toMatch(/^var\(--ch-palette-primary-main\b/);
    expect(theme.vars.palette.tone.good.tint).toMatch(/^var\(--ch-palette-tone-good-tint\b/);
  });

  it('moves nothing for longer than 200 ms', () => {
    expect(Math.max(...Object.values(theme.transitions.duration))).toBeLessThan(200);
  });
});
