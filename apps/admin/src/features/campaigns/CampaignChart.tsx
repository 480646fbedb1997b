import { LineChart } from '../../components/chart/LineChart.js';
import { Section } from '../../components/page/Section.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import type { CampaignStatus } from './campaign-status.js';
import { campaignTexts } from './texts.js';

const DAY = 86_400;

/** When people opened and clicked. */
export function CampaignChart({ campaign }: { campaign: CampaignStatus }) {
  const say = useTexts(campaignTexts);
  const { locale } = useLanguage();
  const { timeline, channel } = campaign;
  const bin = timeline[0]?.seconds ?? 60;
  const first = Date.parse(timeline[0]?.at ?? '');
  const last = Date.parse(timeline.at(-1)?.at ?? '');
  const format = new Intl.DateTimeFormat(locale, {
    ...(bin >= DAY || last - first > DAY * 1_000 ? { day: 'numeric', month: 'short' } : {}),
    ...(bin < DAY ? { hour: 'numeric', minute: '2-digit' } : {}),
  });
  const isMail = channel === 'EMAIL';
  return (
    <Section title={say(isMail ? 'chartTitle' : 'chartTitleOpens')}>
      <LineChart
        label={say(isMail ? 'chartTitle' : 'chartTitleOpens')}
        momentHeader={say('time')}
        moments={timeline.map(({ at }) => new Date(at))}
        formatMoment={moment => format.format(moment)}
        lines={[
          { name: say('opens'), values: timeline.map(({ opens }) => opens) },
          ...(isMail ? [{ name: say('clicks'), values: timeline.map(({ clicks }) => clicks) }] : []),
        ]}
      />
    </Section>
  );
}
