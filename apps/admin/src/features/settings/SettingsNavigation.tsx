import { styled } from '@mui/material/styles';
import { NavLink } from 'react-router';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { pathOf, SECTIONS, type SectionName } from './sections.js';
import { settingsTexts } from './texts.js';

/** The sections, at the left of the one that is shown; on a phone in a line above it. */
export function SettingsNavigation({ current }: { current: SectionName }) {
  const say = useTexts(settingsTexts);
  const seesRelays = useCan('relays:read');
  return (
    <Bar aria-label={say('sections')}>
      {SECTIONS.filter(section => section !== 'relays' || seesRelays).map(section => (
        <Place
          key={section}
          ref={section === current ? bringIntoView : undefined}
          to={pathOf(section)}
          end
          // The focus stays here, so that one can look through the sections.
          state={{ keepsFocus: true }}
          preventScrollReset
        >
          {say(section)}
        </Place>
      ))}
    </Bar>
  );
}

/** On a phone the line of sections may be longer than the window is wide. */
function bringIntoView(link: HTMLElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

const Bar = styled('nav')(({ theme }) => ({
  position: 'sticky',
  insetBlockStart: theme.spacing(3),
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  [theme.breakpoints.down('md')]: {
    position: 'static',
    flexDirection: 'row',
    overflowX: 'auto',
    paddingBottom: theme.spacing(1),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    scrollbarWidth: 'none',
  },
  [theme.breakpoints.down('sm')]: {
    // Up to the edges of the window, so that a cut word says that there is more.
    marginInline: theme.spacing(-2),
    paddingInline: theme.spacing(2),
  },
}));

const Place = styled(NavLink)(({ theme }) => ({
  ...theme.typography.body2,
  flex: 'none',
  padding: theme.spacing(0.75, 1.25),
  borderRadius: theme.size.radius,
  color: theme.vars.palette.text.secondary,
  fontWeight: theme.typography.fontWeightMedium,
  textDecoration: 'none',
  '&:hover': { backgroundColor: theme.vars.palette.hover, color: theme.vars.palette.text.primary },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current="page"]': {
    backgroundColor: theme.vars.palette.pressed,
    color: theme.vars.palette.text.primary,
  },
}));
