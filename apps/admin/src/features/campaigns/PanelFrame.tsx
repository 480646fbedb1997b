import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Surface } from '../../components/page/Section.js';

/** How a shipment stands, in words at the left; at the right what can be done about it. */
export function PanelFrame({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <Outer>
      <Words>{words}</Words>
      <Buttons>{children}</Buttons>
    </Outer>
  );
}

const Outer = styled(Surface)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(2, 3),
  [theme.breakpoints.down('sm')]: { flexDirection: 'column', alignItems: 'stretch' },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  flex: 1,
  display: 'grid',
  gap: theme.spacing(0.75),
  minWidth: 0,
  fontVariantNumeric: 'tabular-nums',
  '& > strong': { ...theme.typography.subtitle1 },
  '& > p': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));

const Buttons = styled('div')(({ theme }) => ({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }));
