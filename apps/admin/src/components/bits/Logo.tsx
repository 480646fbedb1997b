import { styled } from '@mui/material/styles';

/**
 * The mark of Chasqui: the knotted cord that relay runners carried, as a C whose strands lean into the run.
 * `public/favicon.svg` is the same drawing.
 */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <Mark viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M22.5 9.2A9 9 0 1 0 22.5 22.8" />
      <path d="M13.2 16H21" />
      <circle cx="22.6" cy="9.3" r="2.4" />
      <circle cx="22" cy="16" r="2.4" />
      <circle cx="22.6" cy="22.7" r="2.4" />
    </Mark>
  );
}

/** Mark and name. */
export function Logo() {
  return (
    <Line>
      <LogoMark />
      <span>Chasqui</span>
    </Line>
  );
}

const Mark = styled('svg')(({ theme }) => ({
  flex: 'none',
  display: 'block',
  rect: { fill: theme.vars.palette.primary.main },
  path: {
    fill: 'none',
    stroke: theme.vars.palette.primary.contrastText,
    strokeWidth: 2.4,
    strokeLinecap: 'round',
  },
  circle: { fill: theme.vars.palette.primary.contrastText },
}));

const Line = styled('span')(({ theme }) => ({
  ...theme.typography.subtitle1,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(1.25),
  letterSpacing: '-0.01em',
}));
