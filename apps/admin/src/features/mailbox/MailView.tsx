import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { LoadError } from '../../api/LoadError.js';
import { firstWritten } from '../../components/bits/first-written.js';
import { AddressText } from '../../components/bits/AddressLine.js';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { WidthSwitch, type PreviewWidth } from '../../components/mail/WidthSwitch.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import { MailFrame } from './MailFrame.js';
import { MailHeaders } from './MailHeaders.js';
import { MailSource } from './MailSource.js';
import { MailText } from './MailText.js';
import { mailboxTexts } from './texts.js';
import { useMail, useMarkSeen } from './useMail.js';

export const MAIL_PARTS = ['html', 'text', 'headers', 'source'] as const;
export type MailPart = (typeof MAIL_PARTS)[number];

export interface MailViewProps {
  id: string;
  /** What is shown of it; the choice stays from one mail to the next. */
  part: MailPart;
  onPart: (part: MailPart) => void;
  /** With its subject; left out where the page is titled with it. */
  titled?: boolean;
}

/** One mail as its reader has it, and what it is made of. */
export function MailView({ id, part, onPart, titled = false }: MailViewProps) {
  const say = useTexts(mailboxTexts);
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const { mail, error, refetch } = useMail(id);
  useMarkSeen(mail);

  if (error && !mail) return <LoadError title={say('mailNotLoaded')} error={error} onRetry={refetch} />;
  if (mail === null) return <EmptyState drawing="nothingFound">{say('mailGone')}</EmptyState>;
  const subject = firstWritten(mail?.subject, say('noSubject'));
  return (
    <Pane aria-busy={mail === undefined || undefined}>
      {mail === undefined ? (
        <Head>
          <Skeleton variant="rounded" height={20} width="60%" />
          <Skeleton variant="rounded" height={40} width="44%" />
        </Head>
      ) : (
        <Head>
          {titled && <h2>{subject}</h2>}
          <dl>
            <dt>{say('from')}</dt>
            <dd>
              <AddressText text={mail.from} />
            </dd>
            <dt>{say('to')}</dt>
            <dd>
              <AddressText text={mail.to} />
            </dd>
            <dt>{say('received')}</dt>
            <dd>
              <RelativeTime at={mail.receivedAt} />
            </dd>
          </dl>
        </Head>
      )}
      <Tools>
        <ChoiceChips
          label={say('part')}
          value={part}
          onChange={onPart}
          choices={MAIL_PARTS.map(value => ({ value, label: say(value) }))}
        />
        {part === 'html' && <WidthSwitch value={width} onChange={setWidth} />}
        {part === 'html' && <p>{say('mailCounts')}</p>}
        {part === 'text' && <p>{say('textCounts')}</p>}
      </Tools>
      {mail !== undefined && part === 'html' && (
        <MailFrame id={id} title={say('mailTo', { address: mail.to, subject })} width={width} />
      )}
      {part === 'text' && <MailText id={id} />}
      {part === 'headers' && <MailHeaders id={id} />}
      {part === 'source' && <MailSource id={id} />}
    </Pane>
  );
}

const Pane = styled('article')({ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 });

const Head = styled('header')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(1),
  padding: theme.spacing(2, 2.5, 1.5),
  '& > h2': { ...theme.typography.h3, overflowWrap: 'anywhere' },
  '& > dl': {
    ...theme.typography.caption,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(0.25, 1.5),
  },
  '& dt': { color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  [theme.breakpoints.down('sm')]: { padding: theme.spacing(1.5, 1.5, 1) },
}));

const Tools = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: theme.spacing(1),
  padding: theme.spacing(0, 2.5, 1.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > p': { ...theme.typography.caption, width: '100%', color: theme.vars.palette.text.secondary },
  [theme.breakpoints.down('sm')]: { padding: theme.spacing(0, 1.5, 1.5) },
}));
