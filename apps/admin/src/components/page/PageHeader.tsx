import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/index.js';
import { MenuButton } from '../menu/MenuButton.js';
import type { MenuEntry } from '../menu/entries.js';
import { componentTexts } from '../texts.js';
import { usePageTitle } from './usePageTitle.js';

export interface PageHeaderProps {
  /** The page's one `h1`, and the browser's tab unless `tabTitle` says otherwise. */
  title: string;
  tabTitle?: string;
  /** The way back: where it leads and what is there ("Campaigns"). */
  back?: { to: string; label: string };
  /** One line on how things stand: a `StatusChip`, a date, a count. */
  status?: ReactNode;
  /** The one thing to do here, as one filled button. */
  action?: ReactNode;
  /** Everything else that can be done, behind "More". */
  menu?: readonly MenuEntry[];
}

/** Where one is, how things stand, and the one thing to do here. */
export function PageHeader({ title, tabTitle = title, back, status, action, menu }: PageHeaderProps) {
  const say = useTexts(componentTexts);
  usePageTitle(tabTitle);
  return (
    <header>
      {back && (
        <Back to={back.to}>
          <ArrowBackOutlined aria-hidden />
          {back.label}
        </Back>
      )}
      <Line>
        {/* Focus comes here after a change of place, so that a screen reader starts at the new page's name. */}
        <Title tabIndex={-1}>{title}</Title>
        {(action !== undefined || menu !== undefined) && (
          <Actions>
            {menu && <MenuButton label={say('more')} entries={menu} framed />}
            {action}
          </Actions>
        )}
      </Line>
      {status !== undefined && <Status>{status}</Status>}
    </header>
  );
}

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  gap: theme.spacing(1.5, 2),
  // Beside a short title the buttons stay; a long one has the whole width of a phone.
  [theme.breakpoints.down('sm')]: { flexWrap: 'wrap', '& > h1': { flexBasis: 'auto' } },
}));

const Back = styled(Link)(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  marginBottom: theme.spacing(0.75),
  marginInlineStart: -2,
  color: theme.vars.palette.text.secondary,
  textDecoration: 'none',
  '& svg': { fontSize: theme.size.iconSmall },
  '&:hover': {
    color: theme.vars.palette.text.primary,
    textDecoration: 'underline',
    textUnderlineOffset: '0.2em',
  },
}));

const Title = styled('h1')(({ theme }) => ({
  ...theme.typography.h2,
  flex: '1 1 0',
  minWidth: 0,
  paddingBlock: 2,
  overflowWrap: 'anywhere',
  '&:focus': { outline: 'none' },
}));

const Status = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: theme.spacing(0.5, 1.5),
  marginTop: theme.spacing(0.75),
  color: theme.vars.palette.text.secondary,
}));

const Actions = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
}));
