import { styled } from '@mui/material/styles';
import { createContext, use } from 'react';
import { formatExact, formatRelative, InSentenceContext, useLanguage } from '../../i18n/index.js';
import { Tooltip } from '../bits/Tooltip.js';
import { VisuallyHidden } from '../bits/VisuallyHidden.js';
import { useNow } from './useNow.js';

/** Inside a table a date is no stop for the Tab key: there would be a hundred of them. */
export const InTableContext = createContext(false);

export interface RelativeTimeProps {
  /** ISO 8601, as the API gives it, or a date. */
  at: string | Date;
  /** IANA name of the zone to say it in; absent: the browser's. */
  timeZone?: string;
  /** Count seconds within the first minute: "saved 3 sec. ago". */
  seconds?: boolean;
  /** Units cut short, for a narrow column: "3 hr ago". */
  short?: boolean;
  /** Words stand before it, so that it does not begin with a capital; within `say.rich` that is known. */
  inSentence?: boolean;
}

/** "3 hours ago", "Just now", kept up to date; the exact moment on hover and focus, and always for screen readers. */
export function RelativeTime(props: RelativeTimeProps) {
  const { at, timeZone, seconds = false, short, inSentence = use(InSentenceContext) } = props;
  const { locale } = useLanguage();
  const inTable = use(InTableContext);
  const now = useNow(seconds ? 1000 : 20_000);
  const moment = typeof at === 'string' ? new Date(at) : at;
  const words = formatRelative(moment, now, { locale, timeZone, seconds, short });
  const exact = formatExact(moment, locale, timeZone);
  return (
    <Tooltip text={exact} describe={false}>
      {/* Focus shows the exact time to who has no pointer. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <Time dateTime={moment.toISOString()} tabIndex={inTable ? undefined : 0}>
        {inSentence ? words : capitalised(words, locale)}
        <VisuallyHidden> ({exact})</VisuallyHidden>
      </Time>
    </Tooltip>
  );
}

const capitalised = (words: string, locale: string) =>
  words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

const Time = styled('time')({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' });
