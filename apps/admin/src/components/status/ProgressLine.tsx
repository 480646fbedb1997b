import { keyframes, styled } from '@mui/material/styles';
import { useId } from 'react';
import { formatDuration, formatPercent, useLanguage, useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';

export interface ProgressLineProps {
  /** What is progressing, for screen readers: the campaign's name. */
  label: string;
  /** Share done, 0 to 1; absent while nobody can know. */
  share?: number | undefined;
  ratePerSecond?: number | undefined;
  secondsLeft?: number | undefined;
  /** It stands still on purpose; the line loses its colour. */
  paused?: boolean;
  /** The line alone, without the words under it. */
  bare?: boolean;
}

/** A thin line that fills, and under it the percentage, the rate and the time left in words. */
export function ProgressLine(props: ProgressLineProps) {
  const { label, share, paused = false, bare = false } = props;
  const words = useProgressWords(props);
  const id = useId();
  const percent = share === undefined ? undefined : Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return (
    <Outer>
      <Track
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words.map(({ text }) => text).join(' · ')}
        aria-describedby={bare ? undefined : id}
        data-paused={paused || undefined}
      >
        <Fill data-unknown={percent === undefined || undefined} style={{ inlineSize: `${percent ?? 30}%` }} />
      </Track>
      {!bare && (
        <Words id={id}>
          {words.map(({ part, text }) => (
            <span key={part} data-part={part}>
              {text}
            </span>
          ))}
        </Words>
      )}
    </Outer>
  );
}

function useProgressWords({ share, ratePerSecond, secondsLeft, paused = false }: ProgressLineProps) {
  const say = useTexts(componentTexts);
  const { locale } = useLanguage();
  const done =
    share === undefined ? say('progressUnknown') : formatPercent(Math.floor(share * 100) / 100, locale);
  const words = [{ part: 'done', text: done }];
  if (paused) return [...words, { part: 'paused', text: say('progressPaused') }];
  if (ratePerSecond !== undefined)
    words.push({ part: 'rate', text: say('progressRate', { rate: Math.round(ratePerSecond) }) });
  if (secondsLeft !== undefined)
    words.push({
      part: 'left',
      text: say('progressLeft', { duration: formatDuration(secondsLeft, locale) }),
    });
  return words;
}

const slide = keyframes({ from: { translate: '-100%' }, to: { translate: '334%' } });

const Outer = styled('div')(({ theme }) => ({
  containerType: 'inline-size',
  display: 'grid',
  gap: theme.spacing(0.5),
  minWidth: 96,
}));

const Track = styled('div')(({ theme }) => ({
  height: 3,
  overflow: 'hidden',
  borderRadius: 2,
  backgroundColor: theme.vars.palette.pressed,
  color: theme.vars.palette.primary.main,
  '&[data-paused]': { color: theme.vars.palette.edge },
}));

const Fill = styled('div')(({ theme }) => ({
  height: '100%',
  borderRadius: 2,
  backgroundColor: 'currentColor',
  transition: `inline-size ${theme.transitions.duration.standard}ms linear`,
  '&[data-unknown]': { animation: `${slide} 1.6s ease-in-out infinite` },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& > span + span::before': { content: '" · "', whiteSpace: 'pre' },
  // In a phone's column what matters is how far and how long, not how fast.
  '@container (max-width: 240px)': { '& > [data-part="rate"]': { display: 'none' } },
}));
