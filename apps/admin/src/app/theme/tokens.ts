/**
 * The look of Chasqui in values. Nothing else in the admin names a colour, a type size or a typeface; everything
 * reads them through the theme (`theme.vars.palette…`, `theme.typography…`, `theme.size…`).
 */

/** The colours that one scheme is made of; all others are mixed from these. */
export interface Colours {
  /** Behind everything. */
  paper: string;
  /** Tables, cards, fields, dialogs. */
  surface: string;
  /** Hairlines between things. */
  line: string;
  /** The border of a control: at least 3:1 against paper and surface (WCAG 2.2, 1.4.11). */
  edge: string;
  ink: string;
  mutedInk: string;
  accent: string;
  /** Text on a button filled with the accent or with `bad`. */
  onFilled: string;
  good: string;
  warn: string;
  bad: string;
  info: string;
  /** What floats throws one soft shadow, mixed from this. */
  shade: string;
}

export const light: Colours = {
  paper: '#FAF8F5',
  surface: '#FFFFFF',
  line: '#E7E2DB',
  edge: '#948D84',
  ink: '#1D2126',
  mutedInk: '#5D6670',
  accent: '#B4431F',
  onFilled: '#FFFFFF',
  good: '#1E6B4A',
  warn: '#8A5A00',
  bad: '#A4262C',
  info: '#2A5CA8',
  shade: '#3A2F22',
};

export const dark: Colours = {
  paper: '#14161A',
  surface: '#1B1E23',
  line: '#2C3138',
  edge: '#6B737D',
  ink: '#ECEAE6',
  mutedInk: '#A3ABB5',
  accent: '#F0906A',
  onFilled: '#14161A',
  good: '#6FCF9F',
  warn: '#E3B15C',
  bad: '#F28B85',
  info: '#8FB6F2',
  shade: '#000000',
};

/** Share of a tone in the ground it is written on: chips, notices, the selected row. */
export const TINT = 0.1;
/** Share of ink in what the pointer is over, and in what is pressed or current. */
export const HOVER = 0.045;
export const PRESSED = 0.075;

export const fonts = {
  text: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  code: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace',
};

/** Type sizes over line heights, in pixels. */
export const type = {
  display: { size: 32, line: 40 },
  title: { size: 26, line: 32 },
  heading: { size: 20, line: 28 },
  prose: { size: 15, line: 24 },
  body: { size: 14, line: 20 },
  small: { size: 13, line: 18 },
  tiny: { size: 12, line: 16 },
} as const;

export const weights = { text: 400, medium: 500, heading: 600 } as const;

/** Lengths in pixels. Everything else is a multiple of the 8 px grid. */
export const sizes = {
  grid: 8,
  radius: 8,
  /** Radius of small things inside controls: keys, checkboxes. */
  radiusSmall: 4,
  navigation: 232,
  navigationFolded: 64,
  bottomBar: 60,
  content: 1200,
  form: 560,
  dialog: 480,
  dialogWide: 860,
  palette: 600,
  row: 44,
  control: 36,
  controlSmall: 30,
  icon: 20,
  iconSmall: 16,
  drawing: 160,
} as const;

/** Milliseconds; nothing moves longer, and nothing at all where reduced motion is asked for. */
export const motion = { quick: 120, standard: 180 } as const;
