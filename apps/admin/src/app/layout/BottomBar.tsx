import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import { styled, type CSSObject, type Theme } from '@mui/material/styles';
import { NavLink } from 'react-router';
import type { MenuEntry } from '../../components/menu/entries.js';
import { MenuButton } from '../../components/menu/MenuButton.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';
import type { NavigationSection } from './navigation.js';

export interface BottomBarProps {
  sections: readonly NavigationSection[];
  /** The member's menu, after the places behind "More". */
  memberEntries: readonly MenuEntry[];
}

/** The navigation of a phone: four places within reach of the thumb, the rest behind "More". */
export function BottomBar({ sections, memberEntries }: BottomBarProps) {
  const say = useTexts(appTexts);
  const items = sections.flatMap(section => section.items);
  const rest = items.filter(item => item.onPhone !== true);
  const entries: MenuEntry[] = [
    ...rest.map(({ to, label, icon: Icon }) => ({
      kind: 'link' as const,
      to,
      label,
      icon: <Icon aria-hidden />,
    })),
    ...(rest.length > 0 ? [{ kind: 'line' as const }] : []),
    ...memberEntries,
  ];
  return (
    <Bar aria-label={say('navigation')}>
      {items
        .filter(item => item.onPhone === true)
        .map(({ to, label, shortLabel, icon: Icon }) => (
          <Place key={to} to={to}>
            <Icon aria-hidden />
            <span>{shortLabel ?? label}</span>
          </Place>
        ))}
      <MenuButton
        label={say('more')}
        entries={entries}
        side="above"
        trigger={props => (
          <More type="button" {...props}>
            <MoreHorizOutlined aria-hidden />
            <span>{say('more')}</span>
          </More>
        )}
      />
    </Bar>
  );
}

const Bar = styled('nav')(({ theme }) => ({
  display: 'none',
  position: 'fixed',
  insetInline: 0,
  insetBlockEnd: 0,
  zIndex: theme.zIndex.appBar,
  height: `calc(${theme.size.bottomBar}px + env(safe-area-inset-bottom))`,
  paddingBottom: 'env(safe-area-inset-bottom)',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('sm')]: { display: 'flex' },
}));

const place = (theme: Theme): CSSObject => ({
  ...theme.typography.overline,
  flex: '1 1 0',
  minWidth: 0,
  paddingInline: theme.spacing(0.5),
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: theme.spacing(0.5),
  color: theme.vars.palette.text.secondary,
  textDecoration: 'none',
  '& > span': { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '&[aria-current="page"]': { color: theme.vars.palette.primary.main },
  '&:focus-visible': { outlineOffset: -4 },
});

const Place = styled(NavLink)(({ theme }) => place(theme));
const More = styled('button')(({ theme }) => ({
  ...place(theme),
  paddingBlock: 0,
  border: 0,
  background: 'none',
}));
