import { styled } from '@mui/material/styles';
import { TagChips } from '../../components/bits/TagChips.js';
import { Section } from '../../components/page/Section.js';
import { useTexts } from '../../i18n/index.js';
import { AudienceSummary } from './AudienceSummary.js';
import type { CampaignStatus } from './campaign-status.js';
import { campaignTexts } from './texts.js';

/** Whom the campaign is for. */
export function CampaignTargets({ campaign }: { campaign: CampaignStatus }) {
  const say = useTexts(campaignTexts);
  const { id, targets, excludedTargets } = campaign;
  return (
    <Section title={say('targets')}>
      <Rows>
        <TagChips label={say('targets')} tags={targets.map(({ name }) => name)} limit={20} />
        {excludedTargets.length > 0 && (
          <Line>
            {say('exclude')}
            <TagChips label={say('exclude')} tags={excludedTargets.map(({ name }) => name)} limit={20} />
          </Line>
        )}
        <AudienceSummary input={{ campaignId: id }} />
      </Rows>
    </Section>
  );
}

const Rows = styled('div')(({ theme }) => ({ display: 'grid', gap: theme.spacing(2) }));

const Line = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'flex',
  alignItems: 'baseline',
  gap: theme.spacing(1),
  color: theme.vars.palette.text.secondary,
}));
