import { describe, expect, it } from '@jest/globals';
import { COLOUR } from './brand.js';

const { dark } = COLOUR;

/** Contrast ratio of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of the mails', () => {
  it.each([
    ['ink', COLOUR.ink, COLOUR.paper],
    ['ink on peach', COLOUR.ink, COLOUR.peach],
    ['quiet', COLOUR.quiet, COLOUR.paper],
    ['quiet on peach', COLOUR.quiet, COLOUR.peach],
    ['coral', COLOUR.coral, COLOUR.paper],
    ['coral on peach', COLOUR.coral, COLOUR.peach],
    ['foam on sea', COLOUR.foam, COLOUR.sea],
    ['mist on sea', COLOUR.mist, COLOUR.sea],
    ['sun on sea', COLOUR.sun, COLOUR.sea],
    ['foam on night', COLOUR.foam, COLOUR.night],
    ['mist on night', COLOUR.mist, COLOUR.night],
    ['sun on night', COLOUR.sun, COLOUR.night],
    ['button in coral', COLOUR.foam, COLOUR.coral],
    ['button in sun', COLOUR.night, COLOUR.sun],
    ['button in foam', COLOUR.sea, COLOUR.foam],
    ['ink in the dark', dark.ink, dark.paper],
    ['ink in the dark on peach', dark.ink, dark.peach],
    ['quiet in the dark', dark.quiet, dark.paper],
    ['quiet in the dark on peach', dark.quiet, dark.peach],
    ['coral in the dark', dark.coral, dark.paper],
    ['coral in the dark on peach', dark.coral, dark.peach],
  ])('have contrast AA: %s', (_, ink, paper) => {
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });
});
