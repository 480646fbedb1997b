import { keyframes, styled, type Theme } from '@mui/material/styles';
import type { ElementType } from 'react';

/** What a status says by its colour, beside its icon and its word. */
export type StatusTone = keyof Theme['palette']['tone'];

export interface StatusChipProps {
  /** Component of an outlined icon. */
  icon: ElementType<{ 'aria-hidden'?: boolean }>;
  word: string;
  tone?: StatusTone;
  /** Something is going on: the icon breathes quietly (and stands still where reduced motion is asked for). */
  running?: boolean;
}

/** A status in an icon and a word; the colour only repeats what they say. */
export function StatusChip({ icon: Icon, word, tone = 'neutral', running = false }: StatusChipProps) {
  return (
    <Chip data-tone={tone} data-running={running || undefined}>
      <Icon aria-hidden />
      {word}
    </Chip>
  );
}

const breathe = keyframes({ '0%, 100%': { opacity: 1 }, '50%': { opacity: 0.35 } });

const Chip = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  height: 24,
  paddingInline: theme.spacing(0.75, 1),
  borderRadius: theme.size.radius - 2,
  fontWeight: theme.typography.fontWeightMedium,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: theme.size.iconSmall },
  '&[data-running] svg': { animation: `${breathe} 2.4s ease-in-out infinite` },
  '@media (prefers-reduced-motion: reduce)': { '&[data-running] svg': { animation: 'none' } },
  ...Object.fromEntries(
    Object.entries(theme.vars.palette.tone).map(([tone, { ink, tint }]) => [
      `&[data-tone="${tone}"]`,
      { color: ink, backgroundColor: tint },
    ]),
  ),
}));
