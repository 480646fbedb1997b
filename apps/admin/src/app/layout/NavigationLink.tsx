import { styled } from '@mui/material/styles';
import { NavLink } from 'react-router';
import { Tooltip } from '../../components/bits/Tooltip.js';
import type { NavigationItem } from './navigation.js';

/** Icon and word, or the icon alone with the word as its tooltip. */
export function NavigationLink({ item, folded }: { item: NavigationItem; folded: boolean }) {
  const { to, label, icon: Icon } = item;
  return (
    <Tooltip text={folded ? label : ''} describe={false}>
      <Line to={to} aria-label={folded ? label : undefined} data-folded={folded || undefined}>
        <Icon aria-hidden />
        {!folded && label}
      </Line>
    </Tooltip>
  );
}

const Line = styled(NavLink)(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1.25),
  height: 34,
  paddingInline: theme.spacing(1.25),
  borderRadius: theme.size.radius,
  color: theme.vars.palette.text.secondary,
  fontWeight: theme.typography.fontWeightMedium,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '& svg': { flex: 'none', fontSize: theme.size.icon - 1 },
  '&:hover': { backgroundColor: theme.vars.palette.hover, color: theme.vars.palette.text.primary },
  '&[aria-current="page"]': {
    backgroundColor: theme.vars.palette.pressed,
    color: theme.vars.palette.text.primary,
    '& svg': { color: theme.vars.palette.primary.main },
  },
  '&[data-folded]': { justifyContent: 'center', paddingInline: 0 },
}));
