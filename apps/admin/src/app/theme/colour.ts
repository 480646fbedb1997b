/** Arithmetic on `#RRGGBB`, for mixing the theme's grounds and for proving their contrast. */

type Channels = readonly [number, number, number];

function channels(colour: string): Channels {
  if (!/^#[\da-f]{6}$/i.test(colour)) throw new Error(`Not a #RRGGBB colour: ${colour}`);
  const at = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0').toUpperCase();

/** `share` (0 to 1) of one colour laid over another, in sRGB, as a browser composes it. */
export function mix(colour: string, ground: string, share: number): string {
  const over = channels(colour);
  const under = channels(ground);
  const mixed = over.map((value, i) => value * share + (under[i] ?? 0) * (1 - share));
  return `#${mixed.map(hex).join('')}`;
}

/** The same colour, letting `1 - share` of what is behind it through, as `#RRGGBBAA`. */
export function fade(colour: string, share: number): string {
  return `#${channels(colour).map(hex).join('')}${hex(share * 255)}`;
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
