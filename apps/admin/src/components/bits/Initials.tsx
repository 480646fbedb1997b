import { styled } from '@mui/material/styles';

/** First letters of the first and the last word of a name, or of an address: "Ana María Quispe" gives "AQ". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s.@_-]+/u)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map(word => firstLetter(word ?? ''))
    .join('')
    .toLocaleUpperCase();
}

const graphemes = new Intl.Segmenter();

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** A person as a round plate with initials; decoration beside the name, silent for screen readers. */
export function Initials({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' | 'large' }) {
  return (
    <Plate aria-hidden="true" data-size={size}>
      {initialsOf(name)}
    </Plate>
  );
}

const Plate = styled('span')(({ theme }) => ({
  ...theme.typography.overline,
  flex: 'none',
  display: 'inline-grid',
  placeItems: 'center',
  width: 32,
  height: 32,
  borderRadius: '50%',
  backgroundColor: theme.vars.palette.tone.accent.tint,
  color: theme.vars.palette.tone.accent.ink,
  fontWeight: theme.typography.fontWeightBold,
  '&[data-size="small"]': { width: 24, height: 24, letterSpacing: '-0.03em' },
  '&[data-size="large"]': { ...theme.typography.h3, width: 56, height: 56 },
}));
