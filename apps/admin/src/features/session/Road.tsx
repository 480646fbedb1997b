import { styled } from '@mui/material/styles';

/** The runners' road through the hills, with its knots: the one ornament of the admin, at the foot of the first page. */
export function Road() {
  return (
    <Hills viewBox="0 0 1440 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path className="far" d="M0 150C160 96 290 60 430 104s250 92 420 40 300-92 590-30v126H0Z" />
      <path className="near" d="M0 206c190-70 350-52 530-16s330 50 520-8 280-50 390-30v88H0Z" />
      <path className="road" d="M-10 214c200-74 356-54 536-18s334 50 524-8 282-50 400-30" />
      <g className="knots">
        <circle cx="213.2" cy="165.3" r="4.5" />
        <circle cx="526" cy="196" r="4.5" />
        <circle cx="809.7" cy="227.1" r="4.5" />
        <circle cx="1258.3" cy="144.9" r="4.5" />
      </g>
    </Hills>
  );
}

const Hills = styled('svg')(({ theme }) => ({
  position: 'absolute',
  insetInline: 0,
  insetBlockEnd: 0,
  width: '100%',
  height: 240,
  '.far': { fill: theme.vars.palette.tone.accent.tint, opacity: 0.5 },
  '.near': { fill: theme.vars.palette.tone.accent.tint },
  '.road': { fill: 'none', stroke: theme.vars.palette.primary.main, strokeWidth: 1.75, opacity: 0.45 },
  '.knots': { fill: theme.vars.palette.primary.main },
}));
