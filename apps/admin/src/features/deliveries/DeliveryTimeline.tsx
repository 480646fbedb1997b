import AdsClickOutlined from '@mui/icons-material/AdsClickOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import DraftsOutlined from '@mui/icons-material/DraftsOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import KeyboardReturnOutlined from '@mui/icons-material/KeyboardReturnOutlined';
import RedoOutlined from '@mui/icons-material/RedoOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import UnsubscribeOutlined from '@mui/icons-material/UnsubscribeOutlined';
import UpdateOutlined from '@mui/icons-material/UpdateOutlined';
import { styled } from '@mui/material/styles';
import type { ElementType } from 'react';
import { useServerWords } from '../../api/server-words/useServerWords.js';
import { AddressText } from '../../components/bits/AddressLine.js';
import { Tooltip } from '../../components/bits/Tooltip.js';
import type { StatusTone } from '../../components/status/StatusChip.js';
import { RelativeTime } from '../../components/time/RelativeTime.js';
import { useTexts } from '../../i18n/index.js';
import type en from './locales/en.js';
import { deliveryTexts } from './texts.js';
import { timelineOf, type Moment, type MomentKind, type ToldDelivery } from './timeline.js';

const LOOKS: Readonly<Record<MomentKind, { icon: ElementType; tone: StatusTone }>> = {
  QUEUED: { icon: HourglassEmptyOutlined, tone: 'neutral' },
  SENT: { icon: CheckOutlined, tone: 'good' },
  READ: { icon: DraftsOutlined, tone: 'info' },
  SKIPPED: { icon: RedoOutlined, tone: 'neutral' },
  CANCELED: { icon: DoNotDisturbOnOutlined, tone: 'neutral' },
  NEXT_TRY: { icon: UpdateOutlined, tone: 'neutral' },
  DEFERRED: { icon: UpdateOutlined, tone: 'warn' },
  BOUNCED: { icon: KeyboardReturnOutlined, tone: 'bad' },
  FAILED: { icon: ErrorOutlineOutlined, tone: 'bad' },
  OPENED: { icon: DraftsOutlined, tone: 'info' },
  CLICKED: { icon: AdsClickOutlined, tone: 'accent' },
  COMPLAINED: { icon: ReportOutlined, tone: 'bad' },
  UNSUBSCRIBED: { icon: UnsubscribeOutlined, tone: 'warn' },
};

const TITLES = {
  QUEUED: 'eventQueued',
  SENT: 'eventSent',
  READ: 'eventRead',
  SKIPPED: 'eventSkipped',
  CANCELED: 'eventCanceled',
  NEXT_TRY: 'nextTry',
  DEFERRED: 'eventDeferred',
  BOUNCED: 'eventBounced',
  FAILED: 'eventFailed',
  OPENED: 'eventOpened',
  CLICKED: 'eventClicked',
  COMPLAINED: 'eventComplained',
  UNSUBSCRIBED: 'eventUnsubscribed',
} as const satisfies Record<MomentKind, keyof typeof en>;

/** What happened to a delivery, oldest first, with the relay's own words where it said some. */
export function DeliveryTimeline({ delivery }: { delivery: ToldDelivery }) {
  const say = useTexts(deliveryTexts);
  return (
    <List>
      {timelineOf(delivery).map(moment => (
        <MomentLine
          key={moment.key}
          moment={moment}
          title={say(
            // No relay has a part in what comes into an inbox.
            moment.kind === 'SENT' && delivery.channel === 'NOTIFICATION'
              ? 'eventDelivered'
              : TITLES[moment.kind],
          )}
        />
      ))}
    </List>
  );
}

function MomentLine({ moment, title }: { moment: Moment; title: string }) {
  const say = useTexts(deliveryTexts);
  const serverWords = useServerWords();
  const { icon: Icon, tone } = LOOKS[moment.kind];
  return (
    <Line data-tone={moment.machine ? 'neutral' : tone} data-ahead={moment.kind === 'NEXT_TRY' || undefined}>
      <Mark>
        <Icon aria-hidden />
      </Mark>
      <Words>
        <Title>
          <strong>{title}</strong>
          {moment.machine && (
            <Tooltip text={say('byMachineHelp')}>
              <Machine type="button">{say('byMachine')}</Machine>
            </Tooltip>
          )}
        </Title>
        {moment.at !== null && (
          <When>
            <RelativeTime at={moment.at} />
          </When>
        )}
        {moment.reason !== null && <span>{say(`reason${moment.reason}`)}</span>}
        {moment.url !== null && (
          <Address>
            <AddressText text={moment.url} />
          </Address>
        )}
        {moment.reply !== null && moment.reply !== '' && <Reply>{serverWords(moment.reply)}</Reply>}
      </Words>
    </Line>
  );
}

const List = styled('ol')({ padding: 0, listStyle: 'none' });

const Line = styled('li')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  gap: theme.spacing(1.5),
  '&:not(:last-of-type)': { paddingBottom: theme.spacing(2.5) },
  // The thread from one mark to the next.
  '&:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    insetBlock: theme.spacing(3.5, 0),
    insetInlineStart: theme.spacing(1.75),
    width: 1,
    backgroundColor: theme.vars.palette.divider,
  },
  ...Object.fromEntries(
    Object.entries(theme.vars.palette.tone).map(([tone, { ink, tint }]) => [
      `&[data-tone="${tone}"] > span:first-of-type`,
      { color: ink, backgroundColor: tint },
    ]),
  ),
  '&[data-ahead] > span:first-of-type': {
    border: `1px dashed ${theme.vars.palette.edge}`,
    backgroundColor: 'transparent',
  },
}));

const Mark = styled('span')(({ theme }) => ({
  flex: 'none',
  display: 'grid',
  placeItems: 'center',
  width: theme.spacing(3.5),
  height: theme.spacing(3.5),
  borderRadius: '50%',
  '& > svg': { fontSize: theme.size.iconSmall },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  flex: 1,
  minWidth: 0,
  display: 'grid',
  gap: theme.spacing(0.25),
  paddingTop: theme.spacing(0.5),
  overflowWrap: 'anywhere',
}));

const Title = styled('span')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'baseline',
  flexWrap: 'wrap',
  gap: theme.spacing(0, 1),
  '& > strong': { fontWeight: theme.typography.fontWeightMedium },
}));

const When = styled('span')(({ theme }) => ({ color: theme.vars.palette.text.secondary }));

/** A button, since its explanation must be reachable by keyboard and by touch. */
const Machine = styled('button')(({ theme }) => ({
  ...theme.typography.caption,
  padding: 0,
  border: 0,
  background: 'none',
  color: theme.vars.palette.text.secondary,
  cursor: 'help',
  textDecoration: 'underline dotted',
  textDecorationColor: theme.vars.palette.edge,
  textUnderlineOffset: '0.25em',
}));

const Address = styled('span')(({ theme }) => ({ color: theme.vars.palette.text.secondary }));

const Reply = styled('code')(({ theme }) => ({
  marginTop: theme.spacing(0.25),
  padding: theme.spacing(0.5, 1),
  borderRadius: theme.size.radiusSmall,
  backgroundColor: theme.vars.palette.hover,
  fontFamily: theme.codeFont,
  whiteSpace: 'pre-wrap',
}));
