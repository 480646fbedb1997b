import { styled } from '@mui/material/styles';

const RADIUS = 10.5;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that empties with the seconds left in it; decoration, so that a screen reader is not told every second. */
export function CountdownRing({ left, of }: { left: number; of: number }) {
  return (
    <Ring viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r={RADIUS} className="track" />
      <circle
        cx="12"
        cy="12"
        r={RADIUS}
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - Math.max(0, left - 1) / of)}
        transform="rotate(-90 12 12)"
      />
      <text x="12" y="12" dy="0.36em">
        {Math.max(0, left)}
      </text>
    </Ring>
  );
}

const Ring = styled('svg')(({ theme }) => ({
  width: theme.size.icon * 1.2,
  height: theme.size.icon * 1.2,
  circle: {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.75,
    transition: 'stroke-dashoffset 1s linear',
  },
  '.track': { opacity: 0.25 },
  text: {
    fill: 'currentColor',
    ...theme.typography.overline,
    letterSpacing: '-0.04em',
    textAnchor: 'middle',
    fontVariantNumeric: 'tabular-nums',
  },
}));
