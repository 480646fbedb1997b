/** The colours of the demo's organisation: a harbour in the morning and at night. `dark` holds their dark twins. */
export const COLOUR = {
  paper: '#F6F0E5',
  ink: '#17292F',
  quiet: '#586669',
  line: '#D9CDBA',
  coral: '#AB3D25',
  sun: '#E2A33B',
  tide: '#2F6F7A',
  sea: '#123C47',
  night: '#0F1F33',
  foam: '#F7F1E6',
  mist: '#B9CFD0',
  peach: '#F9E2D0',
  dark: {
    paper: '#11191C',
    ink: '#F0EADF',
    quiet: '#A8B4B5',
    line: '#33434A',
    coral: '#F09B7A',
    tide: '#5FA3AD',
    peach: '#2A1B17',
  },
} as const;

/** Faces that every mail client has. Georgia's italic ampersand is the organisation's mark. */
export const FACE = {
  serif: "Georgia, 'Times New Roman', serif",
  sans: "'Helvetica Neue', Helvetica, Arial, sans-serif",
} as const;
