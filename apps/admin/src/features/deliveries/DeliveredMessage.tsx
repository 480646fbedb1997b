import { styled } from '@mui/material/styles';
import { MailSheet } from '../../components/mail/MailSheet.js';
import { useMailLook } from '../../components/mail/useMailLook.js';
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
  const look = useMailLook();
  return (
    <Section title={say('message')} about={about} framed={false}>
      {look.switches}
      <MailSheet
        title={say('messageOf', { name })}
        html={content.html}
        text={content.text}
        look={look}
        head={
          <Subject>
            <span>{say('subject')}</span> <strong>{content.subject}</strong>
          </Subject>
        }
      />
    </Section>
  );
}

const Subject = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  padding: theme.spacing(1.25, 2),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  overflowWrap: 'anywhere',
  '& > span': { marginInlineEnd: theme.spacing(0.5), color: theme.vars.palette.text.secondary },
  '& > strong': { fontWeight: theme.typography.fontWeightMedium },
}));
