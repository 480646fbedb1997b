import type { ThemeOptions } from '@mui/material/styles';
import { fonts, type, weights } from './tokens.js';

const set = ({ size, line }: { size: number; line: number }) => ({
  fontSize: `${size / 16}rem`,
  lineHeight: line / size,
  letterSpacing: 0,
});
/** Inter is drawn for text: at larger sizes its letters stand too far apart. */
const heading = (step: { size: number; line: number }, tracking: string) => ({
  ...set(step),
  fontWeight: weights.heading,
  letterSpacing: tracking,
  textWrap: 'balance' as const,
});

/**
 * `h1` display, `h2` the page's title, `h3` a heading within it, `subtitle1` a small heading; `body1` prose,
 * `body2` tables and forms, `caption` help and asides, `overline` labels above groups (never upper case).
 */
export const typography: NonNullable<ThemeOptions['typography']> = {
  fontFamily: fonts.text,
  fontWeightRegular: weights.text,
  fontWeightMedium: weights.medium,
  fontWeightBold: weights.heading,
  h1: heading(type.display, '-0.022em'),
  h2: heading(type.title, '-0.019em'),
  h3: heading(type.heading, '-0.014em'),
  h4: heading(type.prose, '-0.006em'),
  h5: heading(type.body, '0'),
  h6: heading(type.body, '0'),
  subtitle1: { ...set(type.prose), fontWeight: weights.heading },
  subtitle2: { ...set(type.body), fontWeight: weights.heading },
  body1: set(type.prose),
  body2: set(type.body),
  caption: set(type.small),
  overline: { ...set(type.tiny), fontWeight: weights.medium, textTransform: 'none' },
  button: { ...set(type.body), fontWeight: weights.medium, textTransform: 'none' },
};
