import { COLOUR } from './brand.js';
import { bar } from './parts.js';

/** The sun coming up over the water, in bars that thin out towards the horizon. */
export function sunrise(): string[] {
  const radius = 104;
  const pitch = 11;
  const bars = [9, 8, 8, 7, 6, 5, 4, 3].map((thickness, row) => {
    const width = `${chord(radius, radius - row * pitch - thickness / 2)}px`;
    return bar({ name: 'glow', colour: COLOUR.coral, thickness, below: pitch - thickness, width });
  });
  return [...bars, ...sea()];
}

/** Four waves, the nearest the broadest. */
export function sea(): string[] {
  return [
    { thickness: 6, below: 6 },
    { thickness: 4, below: 8 },
    { thickness: 2, below: 10 },
    { thickness: 1, below: 0 },
  ].map(wave => bar({ name: 'tide', colour: COLOUR.tide, ...wave }));
}

/** A full moon and its path on the water. */
export function moon(): string[] {
  const radius = 54;
  const thickness = 6;
  const pitch = 9;
  const bars: string[] = [];
  for (let top = 0; top + thickness <= 2 * radius; top += pitch) {
    const width = `${chord(radius, Math.abs(radius - top - thickness / 2))}px`;
    bars.push(bar({ name: 'moon', colour: COLOUR.sun, thickness, below: pitch - thickness, width }));
  }
  const path = [
    { width: '96px', thickness: 4, below: 8 },
    { width: '64px', thickness: 3, below: 9 },
    { width: '120px', thickness: 3, below: 10 },
    { width: '40px', thickness: 2, below: 11 },
    { width: '72px', thickness: 2, below: 12 },
    { width: '24px', thickness: 1, below: 0 },
  ].map(glint => bar({ name: 'moon', colour: COLOUR.sun, ...glint }));
  return [
    ...bars,
    bar({ name: 'horizon', colour: COLOUR.tide, thickness: 1, above: 26, below: 14 }),
    ...path,
  ];
}

/** A cake with one candle. */
export function cake(): string[] {
  const pieces: [name: string, colour: string, width: number, thickness: number, below: number][] = [
    ['flame', COLOUR.sun, 3, 5, 0],
    ['flame', COLOUR.sun, 7, 5, 0],
    ['flame', COLOUR.sun, 10, 8, 0],
    ['flame', COLOUR.sun, 7, 3, 4],
    ['glow', COLOUR.coral, 6, 46, 0],
    ['tide', COLOUR.tide, 132, 6, 4],
    ['glow', COLOUR.coral, 148, 14, 4],
    ['tide', COLOUR.tide, 148, 6, 4],
    ['glow', COLOUR.coral, 148, 14, 4],
    ['tide', COLOUR.tide, 148, 6, 4],
    ['glow', COLOUR.coral, 148, 14, 6],
    ['tide', COLOUR.tide, 216, 2, 0],
  ];
  return pieces.map(([name, colour, width, thickness, below]) =>
    bar({ name, colour, thickness, below, width: `${width}px` }),
  );
}

function chord(radius: number, distance: number): number {
  return 2 * Math.round(Math.sqrt(radius * radius - distance * distance));
}
