import { styled } from '@mui/material/styles';
import type { Pick as Picked } from '../../components/form/PickField.js';
import { MailSheet } from '../../components/mail/MailSheet.js';
import { useMailLook } from '../../components/mail/useMailLook.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { Notice } from '../../components/states/Notice.js';
import type { Channel } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { UserPicker } from '../users/index.js';
import { MissingValues } from './MissingValues.js';
import { NotificationCard } from './NotificationCard.js';
import { editorTexts } from './texts.js';
import type { LivePreview, Preview } from './usePreview.js';

export interface MessagePreviewProps {
  channel: Channel;
  /** Of the campaign or template. */
  name: string;
  preview: LivePreview;
  /** Who it is from, as the reader's inbox says it. */
  sender?: string | undefined;
  preheader?: string | undefined;
  /** A template has no subject of its own. */
  withSubject?: boolean;
  /** As whom; nobody means the newest user. */
  as: readonly Picked[];
  onAs: (users: readonly Picked[]) => void;
}

/** A message as one person gets it: the line in their inbox, and what it opens. */
export function MessagePreview(props: MessagePreviewProps) {
  const { channel, name, preview, sender, preheader, withSubject = true, as, onAs } = props;
  const say = useTexts(editorTexts);
  const look = useMailLook();
  const { shown, stale, error, retry } = preview;
  return (
    <Outer>
      <Controls>
        <UserPicker
          single
          optional="unsaid"
          label={say('previewAs')}
          placeholder={shown && readerOf(shown)}
          value={as}
          onChange={onAs}
        />
        {channel === 'EMAIL' && look.switches}
      </Controls>
      {stale && <Notice tone="warn">{say(shown === undefined ? 'previewEmpty' : 'previewStale')}</Notice>}
      {shown !== undefined && shown.missing.length > 0 && <MissingValues paths={shown.missing} />}
      {error !== undefined && shown === undefined && (
        <ErrorState title={say('previewFailed')} onRetry={retry} />
      )}
      {shown !== undefined && (
        <Stage data-stale={stale || undefined}>
          {channel === 'NOTIFICATION' ? (
            <NotificationCard
              title={shown.subject || say('noTitle')}
              html={shown.html}
              actionUrl={shown.actionUrl}
            />
          ) : (
            <MailSheet
              title={say('previewOf', { name })}
              html={shown.html}
              text={shown.text}
              look={look}
              head={
                withSubject && <InboxLine subject={shown.subject} sender={sender} preheader={preheader} />
              }
            />
          )}
        </Stage>
      )}
    </Outer>
  );
}

/** Whom the preview is made for while nobody was chosen. */
function readerOf({ user }: Preview): string | undefined {
  if (!user) return undefined;
  return user.name === '' ? (user.email ?? undefined) : user.name;
}

interface InboxLineProps extends Pick<MessagePreviewProps, 'sender' | 'preheader'> {
  subject: string;
}

/** What the reader's inbox shows of a mail before it is opened. */
function InboxLine({ subject, sender, preheader }: InboxLineProps) {
  const say = useTexts(editorTexts);
  return (
    <Line>
      {sender !== undefined && <span>{sender}</span>}
      <strong>{subject || say('noSubject')}</strong>
      {preheader !== undefined && preheader !== '' && <small>{preheader}</small>}
    </Line>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2),
}));

const Controls = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  flexWrap: 'wrap',
  gap: theme.spacing(1.5),
  '& > :first-of-type': { flex: '1 1 220px' },
}));

const Stage = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'center',
  transition: `opacity ${theme.transitions.duration.short}ms`,
  '&[data-stale]': { opacity: 0.5 },
}));

const Line = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  padding: theme.spacing(1.25, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  overflowWrap: 'anywhere',
  '& > strong': { fontWeight: theme.typography.fontWeightBold },
  '& > small, & > span': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));
