import { SwitchField } from '../../components/form/SwitchField.js';
import type { FormState } from '../../components/form/useForm.js';
import { useTexts } from '../../i18n/index.js';
import { TargetPicker } from '../targets/index.js';
import { AudienceSummary } from './AudienceSummary.js';
import type { CampaignDraft } from './campaign-draft.js';
import { campaignTexts } from './texts.js';

/** Whom a campaign reaches: everyone, or the people of its targets; with the count as it is now. */
export function TargetingFields({ form }: { form: FormState<CampaignDraft> }) {
  const say = useTexts(campaignTexts);
  const { values, set, errors } = form;
  const { channel, targeting, targetIds, excludedTargetIds } = values;
  return (
    <>
      <SwitchField
        {...form.flag('targeting')}
        label={say('enableTargeting')}
        help={say(targeting ? 'targetingOnHelp' : 'targetingOffHelp')}
      />
      {targeting && (
        <>
          <TargetPicker
            label={say('targets')}
            help={say('targetsHelp')}
            error={errors.targetIds ?? errors.targets}
            value={targetIds}
            onChange={ids => set('targetIds', ids)}
            without={excludedTargetIds}
          />
          <TargetPicker
            label={say('exclude')}
            help={say('excludeHelp')}
            error={errors.excludedTargetIds}
            value={excludedTargetIds}
            onChange={ids => set('excludedTargetIds', ids)}
            without={targetIds}
            optional
          />
        </>
      )}
      {(!targeting || targetIds.length > 0) && (
        <AudienceSummary
          input={{
            channel,
            targets: targeting ? [...targetIds] : null,
            exclude: targeting ? [...excludedTargetIds] : [],
          }}
        />
      )}
    </>
  );
}
