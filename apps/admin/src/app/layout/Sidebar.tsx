import KeyboardDoubleArrowLeftOutlined from '@mui/icons-material/KeyboardDoubleArrowLeftOutlined';
import KeyboardDoubleArrowRightOutlined from '@mui/icons-material/KeyboardDoubleArrowRightOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { IconButton } from '../../components/bits/IconButton.js';
import { Logo, LogoMark } from '../../components/bits/Logo.js';
import { Tooltip } from '../../components/bits/Tooltip.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';
import type { NavigationSection } from './navigation.js';
import { NavigationLink } from './NavigationLink.js';
import { useFolded } from './useFolded.js';

export interface SidebarProps {
  sections: readonly NavigationSection[];
  onSearch: () => void;
  /** The member's menu, at the foot; told whether there is room for a name. */
  foot: (folded: boolean) => ReactNode;
}

/** The navigation at the left: 232 px of icons and words, or 64 px of icons. */
export function Sidebar({ sections, onSearch, foot }: SidebarProps) {
  const say = useTexts(appTexts);
  const { folded, canUnfold, toggle } = useFolded();
  const foldLabel = say(folded ? 'unfoldNavigation' : 'foldNavigation');
  return (
    <Bar data-folded={folded || undefined}>
      <Top>
        <Home to="/" aria-label="Chasqui">
          {folded ? <LogoMark /> : <Logo />}
        </Home>
        {canUnfold && (
          <IconButton small label={foldLabel} onClick={toggle}>
            {folded ? (
              <KeyboardDoubleArrowRightOutlined aria-hidden />
            ) : (
              <KeyboardDoubleArrowLeftOutlined aria-hidden />
            )}
          </IconButton>
        )}
      </Top>
      <SearchButton folded={folded} label={say('search')} onClick={onSearch} />
      <Places aria-label={say('navigation')}>
        {sections.map((section, place) => (
          <Section key={section.label ?? place} section={section} folded={folded} />
        ))}
      </Places>
      {foot(folded)}
    </Bar>
  );
}

function Section({ section: { label, items }, folded }: { section: NavigationSection; folded: boolean }) {
  const id = useId();
  return (
    <Group role="group" aria-labelledby={label === undefined ? undefined : id}>
      {label !== undefined && (
        <Heading id={id} data-folded={folded || undefined}>
          <span>{label}</span>
        </Heading>
      )}
      {items.map(item => (
        <NavigationLink key={item.to} item={item} folded={folded} />
      ))}
    </Group>
  );
}

/** How the keyboard's own makers write the shortcut. */
const SHORTCUT = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

function SearchButton({ folded, label, onClick }: { folded: boolean; label: string; onClick: () => void }) {
  return (
    <Tooltip text={folded ? `${label} (${SHORTCUT})` : ''} describe={false}>
      <Search
        type="button"
        onClick={onClick}
        aria-label={folded ? label : undefined}
        aria-keyshortcuts="Control+K Meta+K"
        data-folded={folded || undefined}
      >
        <SearchOutlined aria-hidden />
        {!folded && (
          <>
            <span>{label}</span>
            <kbd aria-hidden="true">{SHORTCUT}</kbd>
          </>
        )}
      </Search>
    </Tooltip>
  );
}

const Bar = styled('header')(({ theme }) => ({
  position: 'sticky',
  insetBlockStart: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(1.5),
  flex: 'none',
  width: theme.size.navigation,
  height: '100dvh',
  padding: theme.spacing(1.5),
  borderInlineEnd: `1px solid ${theme.vars.palette.divider}`,
  '&[data-folded]': { width: theme.size.navigationFolded },
  [theme.breakpoints.down('sm')]: { display: 'none' },
}));

const Top = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
  minHeight: theme.size.control,
  paddingInlineStart: theme.spacing(0.5),
  '[data-folded] > &': { justifyContent: 'center', paddingInline: 0 },
}));

const Home = styled(Link)({ color: 'inherit', textDecoration: 'none' });

const Search = styled('button')(({ theme }) => ({
  ...theme.typography.body2,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  height: theme.size.control,
  padding: theme.spacing(0, 1, 0, 1.25),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  color: theme.vars.palette.text.secondary,
  cursor: 'pointer',
  '&:hover': { borderColor: theme.vars.palette.edge },
  '& > svg': { flex: 'none', fontSize: theme.size.icon - 2 },
  '& > span': {
    flex: 1,
    overflow: 'hidden',
    textAlign: 'start',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > kbd': {
    ...theme.typography.overline,
    fontFamily: 'inherit',
    color: theme.vars.palette.text.secondary,
  },
  '&[data-folded]': { justifyContent: 'center', padding: 0 },
}));

const Places = styled('nav')(({ theme }) => ({
  flex: 1,
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2),
  overflowY: 'auto',
  // Room for the focus ring of the first and last link.
  margin: -4,
  padding: theme.spacing(1, 0.5, 0.5),
}));

const Group = styled('div')({ display: 'flex', flexDirection: 'column', gap: 2 });

const Heading = styled('div')(({ theme }) => ({
  ...theme.typography.overline,
  padding: theme.spacing(0.5, 1.25),
  color: theme.vars.palette.text.secondary,
  '&[data-folded]': {
    height: 1,
    margin: theme.spacing(0, 1, 1),
    padding: 0,
    backgroundColor: theme.vars.palette.divider,
    '& > span': { display: 'none' },
  },
}));
