import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

/**
 * One family of drawings: a disc of the accent's tint, the thing on it in the accent's line, and under it the runners'
 * road with its knots. They decorate; the sentence beside them says everything.
 */
const SHAPES = {
  campaigns: (
    <>
      <path d="M26 46h18M18 58h26M30 70h14" className="faint" />
      <rect x="54" y="36" width="62" height="44" rx="6" className="solid" />
      <path d="m55 42 26.4 19.6a6 6 0 0 0 7.2 0L115 42" />
    </>
  ),
  templates: (
    <>
      <path d="M68 24h38a6 6 0 0 1 6 6v46" className="faint" />
      <rect x="54" y="32" width="48" height="58" rx="6" className="solid" />
      <rect x="61" y="39" width="34" height="14" rx="3" className="ink" />
      <path d="M62 61h32M62 68h22" />
      <path d="M62 79h14" strokeWidth="5" />
    </>
  ),
  deliveries: (
    <>
      <path d="M34 36c30 10 62 10 92 0" />
      <path
        d="M50 41c-3 14-2 24 0 36M70 43.5c-2 12-1 18 0 26M90 43.5c2 14 1 28 0 42M110 41c3 12 2 18 0 28"
        className="faint"
      />
      <g className="ink">
        <circle cx="49" cy="58" r="3.5" />
        <circle cx="50" cy="77" r="3.5" />
        <circle cx="70" cy="69" r="3.5" />
        <circle cx="91" cy="60" r="3.5" />
        <circle cx="91" cy="72" r="3.5" />
        <circle cx="90" cy="85" r="3.5" />
        <circle cx="110" cy="69" r="3.5" />
      </g>
    </>
  ),
  users: (
    <>
      <circle cx="104" cy="48" r="9" className="faint" />
      <path d="M96 68c2.5-2 5-3 8-3 10 0 17 8 17 19" className="faint" />
      <circle cx="74" cy="44" r="12" className="solid" />
      <path d="M50 86c0-14 10-24 24-24s24 10 24 24Z" className="solid" />
    </>
  ),
  targets: (
    <>
      <circle cx="78" cy="58" r="32" className="solid" />
      <circle cx="78" cy="58" r="20" className="faint" />
      <circle cx="78" cy="58" r="8" className="ink" />
      <path d="M82 54 116 22M106 22h10v10" />
    </>
  ),
  mailbox: (
    <>
      <path d="M80 84v14" />
      <path d="M64 36h34a18 18 0 0 1 18 18v30H46V54a18 18 0 0 1 36 0v30" className="solid" />
      <path d="M58 62h12" />
      <path d="M100 54V30h14v9h-14" className="ink" />
    </>
  ),
  unsubscriptions: (
    <>
      <path d="M62 92V30a4 4 0 0 1 4-4h34a4 4 0 0 1 4 4v62" className="solid" />
      <path d="m62 27 22 9.5a4 4 0 0 1 2.4 3.6V98L62 92" className="solid" />
      <circle cx="79" cy="66" r="2.5" className="ink" />
      <path d="M112 60h24M128 52l8 8-8 8" className="faint" />
    </>
  ),
  nothingFound: (
    <>
      <circle cx="74" cy="52" r="26" className="solid" />
      <path d="m93 71 20 20" strokeWidth="5" />
      <path d="M60 52h7M71 52h7M82 52h6" className="faint" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type DrawingName = keyof typeof SHAPES;
export const DRAWINGS = Object.keys(SHAPES) as DrawingName[];

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <Svg viewBox="0 0 160 116" aria-hidden="true">
      <circle cx="82" cy="56" r="46" className="disc" />
      <path d="M8 104c26-10 44 2 72-2s46-12 72-3" className="road" />
      <g className="knot">
        <circle cx="28" cy="100.2" r="2.5" />
        <circle cx="134" cy="96.8" r="2.5" />
      </g>
      {SHAPES[name]}
    </Svg>
  );
}

const Svg = styled('svg')(({ theme }) => {
  const { accent } = theme.vars.palette.tone;
  return {
    display: 'block',
    width: theme.size.drawing,
    height: 'auto',
    fill: 'none',
    stroke: accent.ink,
    strokeWidth: 1.75,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    '.disc': { fill: accent.tint, stroke: 'none' },
    '.solid': { fill: theme.vars.palette.background.paper },
    '.ink': { fill: accent.ink, stroke: 'none' },
    '.faint': { opacity: 0.5 },
    '.road': { stroke: theme.vars.palette.divider },
    '.knot': { fill: theme.vars.palette.edge, stroke: 'none', opacity: 0.6 },
  };
});
