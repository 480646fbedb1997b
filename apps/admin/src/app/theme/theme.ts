/// <reference types="@mui/material/themeCssVarsAugmentation" />
import { createTheme } from '@mui/material/styles';
import { baseline } from './overrides/baseline.js';
import { controls } from './overrides/controls.js';
import { floating } from './overrides/floating.js';
import { palette } from './palette.js';
import { dark, fonts, light, motion, sizes } from './tokens.js';
import { typography } from './typography.js';

type Sizes = { [Name in keyof typeof sizes]: number };

declare module '@mui/material/styles' {
  interface Theme {
    /** Lengths in pixels, by name. */
    size: Sizes;
    /** The typeface for source text. */
    codeFont: string;
  }
  interface ThemeOptions {
    size?: Sizes;
    codeFont?: string;
  }
}

/** Where the member's choice of light or dark is kept; `public/scheme.js` reads it before the first paint. */
export const MODE_KEY = 'chasqui.mode';

/** The one theme. Colours are CSS variables (`--ch-palette-…`), so that a change of scheme renders nothing again. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'ch', colorSchemeSelector: '[data-scheme="%s"]' },
  colorSchemes: {
    light: { palette: palette(light, 'light') },
    dark: { palette: palette(dark, 'dark') },
  },
  breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1200, xl: 1536 } },
  spacing: sizes.grid,
  shape: { borderRadius: sizes.radius },
  transitions: {
    duration: {
      shortest: motion.quick,
      shorter: motion.quick,
      short: motion.quick,
      standard: motion.standard,
      complex: motion.standard,
      enteringScreen: motion.standard,
      leavingScreen: motion.quick,
    },
  },
  typography,
  size: sizes,
  codeFont: fonts.code,
  components: { ...baseline, ...controls, ...floating },
});
