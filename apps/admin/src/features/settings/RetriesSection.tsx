import { LIMITS, retryPauses } from '@chasqui/domain';
import { TextField } from '../../components/form/TextField.js';
import { useForm } from '../../components/form/useForm.js';
import { Notice } from '../../components/states/Notice.js';
import { formatDuration, useLanguage, useTexts } from '../../i18n/index.js';
import {
  policyOf,
  retriesOf,
  RETRY_FIELDS,
  retryFaults,
  type RetryField,
  type RetryFault,
} from './retries.js';
import { SettingsForm } from './SettingsForm.js';
import { settingsTexts } from './texts.js';
import { useSaveSettings, type ShownSettings } from './useSettings.js';

/** So many pauses show how they grow. */
const SHOWN = 4;

/** How mails that a relay put off are tried again, with what that comes to. */
export function RetriesSection({ settings }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const { locale } = useLanguage();
  const save = useSaveSettings();
  const { retryFirstMinutes, retryLongestMinutes, giveUpHours } = settings;
  const words = (field: RetryField, fault: RetryFault | undefined): string | undefined => {
    if (fault === undefined) return undefined;
    if (fault === 'NUMBER') return say('numberWrong', LIMITS[field]);
    return say(fault === 'TOO_SHORT' ? 'longestTooShort' : 'longestTooLong');
  };
  const form = useForm({
    initial: {
      retryFirstMinutes: String(retryFirstMinutes),
      retryLongestMinutes: String(retryLongestMinutes),
      giveUpHours: String(giveUpHours),
    },
    check: values => {
      const faults = retryFaults(values);
      return Object.fromEntries(RETRY_FIELDS.map(field => [field, words(field, faults[field])]));
    },
    save: values => save(retriesOf(values)),
  });
  const valid = Object.keys(retryFaults(form.values)).length === 0;
  const policy = policyOf(retriesOf(form.values));
  const length = (ms: number) => formatDuration(ms / 1_000, locale);
  return (
    <SettingsForm title={say('retries')} about={say('retriesAbout')} form={form}>
      <TextField
        {...form.text('retryFirstMinutes')}
        type="number"
        label={say('retryFirst')}
        help={say('retryFirstHelp')}
      />
      <TextField {...form.text('retryLongestMinutes')} type="number" label={say('retryLongest')} />
      <TextField {...form.text('giveUpHours')} type="number" label={say('giveUp')} help={say('giveUpHelp')} />
      {valid && (
        <Notice tone="info">
          {say('retriesEffect', {
            pauses: retryPauses(policy, SHOWN).map(length).join(', '),
            longest: length(policy.longestPauseMs),
            giveUp: length(policy.giveUpMs),
          })}
        </Notice>
      )}
    </SettingsForm>
  );
}
