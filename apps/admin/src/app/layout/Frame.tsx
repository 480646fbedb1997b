import { styled } from '@mui/material/styles';
import { useRef, type ReactNode } from 'react';
import { ScrollRestoration } from 'react-router';
import { usePalette } from '../../components/palette/usePalette.js';
import type { PaletteSearch } from '../../components/palette/palette-items.js';
import { useTexts } from '../../i18n/index.js';
import { appTexts } from '../texts.js';
import { BottomBar } from './BottomBar.js';
import { MemberMenu } from './MemberMenu.js';
import type { NavigationSection } from './navigation.js';
import { Sidebar } from './Sidebar.js';
import { useMemberEntries } from './useMemberEntries.js';
import { useRouteFocus } from './useRouteFocus.js';

export interface FrameProps {
  sections: readonly NavigationSection[];
  member: { name: string; email: string };
  onSignOut: () => void;
  /** Finds things for the palette, beside the places of the navigation. */
  search?: PaletteSearch | undefined;
  /** `bare` leaves out the navigation, for an editor that has its own frame; palette and landmarks stay. */
  variant?: 'standard' | 'bare';
  children: ReactNode;
}

/** What stands around every screen: navigation, palette, the way past them, and the content as `main`. */
export function Frame({ sections, member, onSignOut, search, variant = 'standard', children }: FrameProps) {
  const say = useTexts(appTexts);
  const main = useRef<HTMLElement>(null);
  const memberEntries = useMemberEntries(onSignOut);
  const destinations = sections.flatMap(({ items }) =>
    items.map(({ to, label, icon: Icon }) => ({ to, label, icon: <Icon aria-hidden /> })),
  );
  const { open, palette } = usePalette({ destinations, search });
  useRouteFocus(main);
  return (
    <Outer>
      {variant === 'standard' && (
        <>
          <SkipLink href="#content">{say('skipToContent')}</SkipLink>
          <Sidebar
            sections={sections}
            onSearch={open}
            foot={folded => <MemberMenu member={member} entries={memberEntries} folded={folded} />}
          />
        </>
      )}
      <Main ref={main} id="content" tabIndex={-1} data-variant={variant}>
        {children}
      </Main>
      {variant === 'standard' && <BottomBar sections={sections} memberEntries={memberEntries} />}
      {palette}
      <ScrollRestoration />
    </Outer>
  );
}

const Outer = styled('div')({ display: 'flex', minHeight: '100dvh' });

const Main = styled('main')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  '&:focus': { outline: 'none' },
  '&[data-variant="standard"]': {
    [theme.breakpoints.down('sm')]: {
      paddingBottom: `calc(${theme.size.bottomBar}px + env(safe-area-inset-bottom))`,
    },
  },
}));

const SkipLink = styled('a')(({ theme }) => ({
  ...theme.typography.button,
  position: 'fixed',
  insetBlockStart: theme.spacing(1),
  insetInlineStart: theme.spacing(1),
  zIndex: theme.zIndex.tooltip,
  padding: theme.spacing(1, 2),
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.primary.main,
  color: theme.vars.palette.primary.contrastText,
  '&:not(:focus)': { translate: '0 -200%' },
}));
