import useMediaQuery from '@mui/material/useMediaQuery';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { firstWritten } from '../../components/bits/first-written.js';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { useTexts } from '../../i18n/index.js';
import { useCan } from '../session/index.js';
import { ClearButton } from './ClearButton.js';
import { Middle } from './EmptyMailbox.js';
import { MailList } from './MailList.js';
import { MailView, type MailPart } from './MailView.js';
import { mailboxTexts } from './texts.js';
import { useMail } from './useMail.js';
import { useMails } from './useMails.js';

/** The built-in mailbox: what was sent, at the left, and one mail of it at the right; on a phone two screens. */
export default function MailboxPage() {
  const say = useTexts(mailboxTexts);
  const allowed = useCan('mailbox:read');
  if (allowed) return <Mailbox />;
  return (
    <Page>
      <PageHeader title={say('mailbox')} />
      <ErrorState title={say('ownersOnly')} />
    </Page>
  );
}

function Mailbox() {
  const say = useTexts(mailboxTexts);
  const { id } = useParams();
  const { search } = useLocation();
  const onePane = useMediaQuery(theme => theme.breakpoints.down('md'));
  const mails = useMails();
  const [part, setPart] = useState<MailPart>('html');
  const { mail } = useMail(id);
  const subject = firstWritten(mail?.subject, say('mailbox'));

  if (onePane && id !== undefined)
    return (
      <Screen>
        <PageHeader title={subject} back={{ to: `/mailbox${search}`, label: say('mailbox') }} />
        <Frame>
          <MailView key={id} id={id} part={part} onPart={setPart} />
        </Frame>
      </Screen>
    );
  return (
    <Screen>
      <PageHeader
        title={say('mailbox')}
        tabTitle={subject}
        action={mails.isEmpty ? undefined : <ClearButton onCleared={mails.refetch} />}
      />
      <Frame data-panes={onePane ? 1 : 2}>
        <MailList mails={mails} keepsFocus={!onePane} />
        {!onePane &&
          !mails.isEmpty &&
          (id === undefined ? (
            <Middle>
              <EmptyState drawing="mailbox">{say('chooseMail')}</EmptyState>
            </Middle>
          ) : (
            <MailView key={id} id={id} part={part} onPart={setPart} titled />
          ))}
      </Frame>
    </Screen>
  );
}

/** As tall as the window: list and mail scroll by themselves, each in its own pane. */
const Screen = styled(Page)(({ theme }) => ({
  maxWidth: 'none',
  height: '100dvh',
  minHeight: 480,
  paddingBottom: theme.spacing(3),
  [theme.breakpoints.down('sm')]: {
    height: `calc(100dvh - ${theme.size.bottomBar}px - env(safe-area-inset-bottom))`,
    paddingBottom: theme.spacing(2),
  },
}));

const Frame = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateRows: 'minmax(0, 1fr)',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  '&[data-panes="2"]:has(> * + *)': { gridTemplateColumns: '320px minmax(0, 1fr)' },
  '& > * + *': { borderInlineStart: `1px solid ${theme.vars.palette.divider}` },
}));
