import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { useQuery } from '@apollo/client/react';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import { Notice } from '../../components/states/Notice.js';
import { graphql } from '../../gql/index.js';
import type { AudienceInput, CampaignAudienceQuery, SkipReason } from '../../gql/graphql.js';
import { useTexts, type Say } from '../../i18n/index.js';
import type en from './locales/en.js';
import { campaignTexts } from './texts.js';

const AUDIENCE = graphql(`
  query CampaignAudience($input: AudienceInput!) {
    audience(input: $input) {
      total
      reached
      skipped {
        reason
        count
      }
    }
  }
`);

export type Audience = CampaignAudienceQuery['audience'];

/** What a launch would reach now, counted anew each time it is looked at. */
export function useAudience(input: AudienceInput) {
  const { data, previousData, loading, error } = useQuery(AUDIENCE, {
    variables: { input },
    fetchPolicy: 'no-cache',
  });
  return { audience: (data ?? previousData)?.audience, loading, error };
}

/** "Reaches 812 of 1,000 people", and why the others are left out. */
export function AudienceSummary({ input }: { input: AudienceInput }) {
  const say = useTexts(campaignTexts);
  const refusalWords = useRefusalWords();
  const { audience, loading, error } = useAudience(input);
  if (error) {
    const { message, fields } = refusalWords(error);
    return <Notice tone="bad">{fields[0]?.message ?? message}</Notice>;
  }
  if (!audience) return <Skeleton variant="rounded" width="100%" height={58} />;
  return <AudienceWords audience={audience} busy={loading} say={say} />;
}

export interface AudienceWordsProps {
  audience: Audience;
  busy?: boolean;
  say: Say<typeof en>;
}

export function AudienceWords({ audience, busy = false, say }: AudienceWordsProps) {
  const { total, reached, skipped } = audience;
  const reasons = skipped
    .toSorted((a, b) => b.count - a.count)
    .map(({ reason, count }) => say(SKIP_WORDS[reason], { count }));
  return (
    <Outer aria-busy={busy || undefined} role="status">
      <GroupOutlined aria-hidden />
      <div>
        <strong>
          {reached === total
            ? say('reachesAll', { count: reached })
            : say('reachesSome', { count: reached, total })}
        </strong>
        {reasons.length > 0 && <p>{say('leftOut', { reasons: reasons.join(' · ') })}</p>}
      </div>
    </Outer>
  );
}

const SKIP_WORDS = {
  NO_ADDRESS: 'skipNoAddress',
  UNSUBSCRIBED: 'skipUnsubscribed',
  SUPPRESSED: 'skipSuppressed',
  HELD: 'skipHeld',
  DUPLICATE_ADDRESS: 'skipDuplicate',
  ALREADY_RECEIVED: 'skipAlreadyReceived',
} as const satisfies Record<SkipReason, keyof typeof en>;

const Outer = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  gap: theme.spacing(1.5),
  padding: theme.spacing(1.5, 1.75),
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.tone.neutral.tint,
  fontVariantNumeric: 'tabular-nums',
  '& > svg': { flex: 'none', color: theme.vars.palette.text.secondary },
  '& strong': { fontWeight: theme.typography.fontWeightMedium },
  '& p': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
  '&[aria-busy] > div': { opacity: 0.6 },
}));
