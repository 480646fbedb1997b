import { styled } from '@mui/material/styles';
import { Children, type CSSProperties, type ReactNode } from 'react';
import { formatNumber, useLanguage, type Count } from '../../i18n/index.js';
import { Tooltip } from '../bits/Tooltip.js';
import { VisuallyHidden } from '../bits/VisuallyHidden.js';

export interface FigureTileProps {
  label: string;
  /** What the figure counts, in a sentence: shown on hover and focus of the label. */
  definition?: string;
  /** Null where there is nothing yet: a dash stands there, and `missing` says why. */
  value: number | Count | null;
  missing?: string;
  /** The figure's share in words: "38.2 % of sent". */
  share?: ReactNode;
}

/** One figure: its label, a large number, its share in words. Put several into a `FigureGrid`. */
export function FigureTile({ label, definition, value, missing, share }: FigureTileProps) {
  const { locale } = useLanguage();
  return (
    <Tile>
      <dt>
        <Tooltip text={definition}>
          {definition === undefined ? <Label>{label}</Label> : <Asking type="button">{label}</Asking>}
        </Tooltip>
      </dt>
      <Figure>
        {value === null ? (
          <>
            <Dash aria-hidden="true">–</Dash>
            <VisuallyHidden>{missing}</VisuallyHidden>
          </>
        ) : (
          formatNumber(value, locale)
        )}
      </Figure>
      <Share aria-hidden={value === null || undefined}>{value === null ? missing : share}</Share>
    </Tile>
  );
}

/** Tiles side by side with hairlines between them, in rows of equal length as far as their number allows. */
export function FigureGrid({ children }: { children: ReactNode }) {
  const count = Children.toArray(children).length;
  return (
    <Grid style={{ '--columns': count > 6 ? Math.ceil(count / 2) : count } as CSSProperties}>{children}</Grid>
  );
}

const Grid = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(var(--columns), minmax(0, 1fr))',
  gap: 1,
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))' },
}));

const Tile = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(0.5),
  padding: theme.spacing(2),
  boxShadow: `1px 1px 0 0 ${theme.vars.palette.divider}`,
}));

const Label = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
}));

/** A button, since a definition must be reachable by keyboard and by touch. */
const Asking = styled('button')(({ theme }) => ({
  ...theme.typography.caption,
  padding: 0,
  border: 0,
  background: 'none',
  color: theme.vars.palette.text.secondary,
  cursor: 'help',
  textAlign: 'start',
  textDecoration: 'underline dotted',
  textDecorationColor: theme.vars.palette.edge,
  textUnderlineOffset: '0.25em',
}));

const Figure = styled('dd')(({ theme }) => ({
  ...theme.typography.h2,
  fontVariantNumeric: 'tabular-nums',
}));

const Dash = styled('span')(({ theme }) => ({ color: theme.vars.palette.text.disabled }));

const Share = styled('dd')(({ theme }) => ({
  ...theme.typography.caption,
  minHeight: '1lh',
  color: theme.vars.palette.text.secondary,
}));
