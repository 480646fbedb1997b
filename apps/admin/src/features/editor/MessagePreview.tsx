import { styled } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';
import type { Pick } from '../../components/form/PickField.js';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { SandboxedHtml } from '../../components/mail/SandboxedHtml.js';
import { PREVIEW_WIDTHS, WidthSwitch, type PreviewWidth } from '../../components/mail/WidthSwitch.js';
import { ErrorState } from '../../components/states/ErrorState.js';
import { Notice } from '../../components/states/Notice.js';
import type { Channel } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { UserPicker } from '../users/index.js';
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
  as: readonly Pick[];
  onAs: (users: readonly Pick[]) => void;
}

/** A message as one person gets it: the line in their inbox, and what it opens. */
export function MessagePreview(props: MessagePreviewProps) {
  const { channel, name, preview, as, onAs } = props;
  const say = useTexts(editorTexts);
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  const [part, setPart] = useState<'html' | 'text'>('html');
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
        {channel === 'EMAIL' && (
          <Switches>
            <ChoiceChips
              label={say('preview')}
              value={part}
              onChange={setPart}
              choices={[
                { value: 'html', label: say('htmlPart') },
                { value: 'text', label: say('textPart') },
              ]}
            />
            {part === 'html' && <WidthSwitch value={width} onChange={setWidth} />}
          </Switches>
        )}
      </Controls>
      {stale && <Notice tone="warn">{say(shown === undefined ? 'previewEmpty' : 'previewStale')}</Notice>}
      {shown !== undefined && shown.missing.length > 0 && (
        <Notice tone="info">
          {say('missing', { count: shown.missing.length, names: shown.missing.join(', ') })}
        </Notice>
      )}
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
            <Mail
              {...props}
              shown={shown}
              width={width}
              asText={part === 'text'}
              title={say('previewOf', { name })}
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

interface MailProps extends MessagePreviewProps {
  shown: Preview;
  width: PreviewWidth;
  asText: boolean;
  title: string;
}

function Mail({ shown, width, asText, title, sender, preheader, withSubject = true }: MailProps): ReactNode {
  const say = useTexts(editorTexts);
  return (
    <Letter style={{ maxInlineSize: PREVIEW_WIDTHS[width] }}>
      {withSubject && (
        <InboxLine>
          {sender !== undefined && <span>{sender}</span>}
          <strong>{shown.subject || say('noSubject')}</strong>
          {preheader !== undefined && preheader !== '' && <small>{preheader}</small>}
        </InboxLine>
      )}
      {asText ? <Plain>{shown.text}</Plain> : <SandboxedHtml title={title} html={shown.html} />}
    </Letter>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2),
  padding: theme.spacing(2),
}));

const Controls = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  flexWrap: 'wrap',
  gap: theme.spacing(1.5),
  '& > :first-of-type': { flex: '1 1 220px' },
}));

const Switches = styled('div')(({ theme }) => ({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }));

const Stage = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'center',
  transition: `opacity ${theme.transitions.duration.short}ms`,
  '&[data-stale]': { opacity: 0.5 },
}));

const Letter = styled('div')(({ theme }) => ({
  width: '100%',
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
}));

const InboxLine = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  padding: theme.spacing(1.25, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  overflowWrap: 'anywhere',
  '& > strong': { fontWeight: theme.typography.fontWeightBold },
  '& > small, & > span': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));

const Plain = styled('pre')(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  padding: theme.spacing(2),
  fontFamily: theme.codeFont,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
}));
