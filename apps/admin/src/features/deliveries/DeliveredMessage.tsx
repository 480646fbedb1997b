import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { ChoiceChips } from '../../components/filters/ChoiceChips.js';
import { SandboxedHtml } from '../../components/mail/SandboxedHtml.js';
import { PREVIEW_WIDTHS, WidthSwitch, type PreviewWidth } from '../../components/mail/WidthSwitch.js';
import { Section } from '../../components/page/Section.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { NotificationCard } from '../editor/index.js';
import type { ShownDelivery } from './DeliveryFacts.js';
import { deliveryTexts } from './texts.js';

export interface DeliveredMessageProps {
  delivery: Pick<ShownDelivery, 'channel' | 'content' | 'sentAt'>;
  /** How its reader is called. */
  name: string;
}

/** The message as its reader has it; where none was made, that. */
export function DeliveredMessage({ delivery, name }: DeliveredMessageProps) {
  const say = useTexts(deliveryTexts);
  const { channel, content, sentAt } = delivery;
  const about = say(sentAt ? 'asSent' : 'asMade');
  if (!content)
    return (
      <Section title={say('message')} framed={false}>
        <Notice tone="info">{say('neverMade')}</Notice>
      </Section>
    );
  if (channel === 'EMAIL') return <DeliveredMail content={content} name={name} about={about} />;
  return (
    <Section title={say('message')} about={about} framed={false}>
      <NotificationCard title={content.subject} html={content.html} actionUrl={content.actionUrl} />
    </Section>
  );
}

interface DeliveredMailProps {
  content: NonNullable<ShownDelivery['content']>;
  name: string;
  about: string;
}

function DeliveredMail({ content, name, about }: DeliveredMailProps) {
  const say = useTexts(deliveryTexts);
  const [part, setPart] = useState<'html' | 'text'>('html');
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  return (
    <Section title={say('message')} about={about} framed={false}>
      <Switches>
        <ChoiceChips
          label={say('part')}
          value={part}
          onChange={setPart}
          choices={[
            { value: 'html', label: say('htmlPart') },
            { value: 'text', label: say('textPart') },
          ]}
        />
        {part === 'html' && <WidthSwitch value={width} onChange={setWidth} />}
      </Switches>
      <Letter style={{ maxInlineSize: PREVIEW_WIDTHS[width] + 2 }}>
        <Subject>
          <span>{say('subject')}</span> <strong>{content.subject}</strong>
        </Subject>
        {part === 'html' ? (
          <SandboxedHtml title={say('messageOf', { name })} html={content.html} />
        ) : (
          <Plain>{content.text === '' ? say('noText') : content.text}</Plain>
        )}
      </Letter>
    </Section>
  );
}

const Switches = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
}));

const Letter = styled('div')(({ theme }) => ({
  overflow: 'hidden',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
}));

const Subject = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  padding: theme.spacing(1.25, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  overflowWrap: 'anywhere',
  '& > span': { marginInlineEnd: theme.spacing(0.5), color: theme.vars.palette.text.secondary },
  '& > strong': { fontWeight: theme.typography.fontWeightMedium },
}));

const Plain = styled('pre')(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  padding: theme.spacing(2),
  fontFamily: theme.codeFont,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
}));
