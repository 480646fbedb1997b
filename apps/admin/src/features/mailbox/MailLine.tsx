import { styled } from '@mui/material/styles';
import { NavLink, useLocation } from 'react-router';
import { firstWritten } from '../../components/bits/first-written.js';
import { VisuallyHidden } from '../../components/bits/VisuallyHidden.js';
import { InTableContext, RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { senderName } from './sender-name.js';
import { mailboxTexts } from './texts.js';
import type { ListedMail } from './useMails.js';

/** One mail of the list: who it is from and when, its subject, whom it went to. */
export function MailLine({ mail, keepsFocus }: { mail: ListedMail; keepsFocus: boolean }) {
  const say = useTexts(mailboxTexts);
  const { search, state } = useLocation();
  return (
    <li>
      <Line
        to={{ pathname: `/mailbox/${mail.id}`, search }}
        // With the way back through the pages of the list.
        state={{ ...(state as object | null), keepsFocus }}
        preventScrollReset
        data-unread={!mail.seen || undefined}
      >
        <First>
          {!mail.seen && <VisuallyHidden>{say('unread')}</VisuallyHidden>}
          <strong>{senderName(mail.from)}</strong>
          <InTableContext value>
            <RelativeTime at={mail.receivedAt} short />
          </InTableContext>
        </First>
        <span>{firstWritten(mail.subject, say('noSubject'))}</span>
        <small>{say('toAddress', { address: mail.to })}</small>
      </Line>
    </li>
  );
}

const Line = styled(NavLink)(({ theme }) => ({
  ...theme.typography.body2,
  position: 'relative',
  display: 'grid',
  padding: theme.spacing(1.25, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  textDecoration: 'none',
  '& > *, & strong': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& strong': { flex: 1, fontWeight: theme.typography.fontWeightRegular },
  '& > span': { color: theme.vars.palette.text.primary },
  '& > small': { ...theme.typography.caption },
  '&:hover': { backgroundColor: theme.vars.palette.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current="page"]': { backgroundColor: theme.vars.palette.tone.accent.tint },
  '&[data-unread]': {
    '& strong, & > span': {
      color: theme.vars.palette.text.primary,
      fontWeight: theme.typography.fontWeightBold,
    },
    '&::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: theme.spacing(0.625),
      insetBlockStart: theme.spacing(2.125),
      width: 6,
      height: 6,
      borderRadius: '50%',
      backgroundColor: theme.vars.palette.primary.main,
    },
  },
}));

const First = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'baseline',
  gap: theme.spacing(1),
  '& time': { ...theme.typography.caption },
}));
