import { SwitchField } from '../../components/form/SwitchField.js';
import { useForm } from '../../components/form/useForm.js';
import { useTexts } from '../../i18n/index.js';
import { SettingsForm } from './SettingsForm.js';
import { settingsTexts } from './texts.js';
import { useSaveSettings, type ShownSettings } from './useSettings.js';

/** Whether opens and clicks are counted. */
export function TrackingSection({ settings }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const save = useSaveSettings();
  const { trackOpens, trackClicks } = settings;
  const form = useForm({ initial: { trackOpens, trackClicks }, save });
  return (
    <SettingsForm title={say('tracking')} about={say('trackingAbout')} form={form}>
      <SwitchField {...form.flag('trackOpens')} label={say('trackOpens')} help={say('trackOpensHelp')} />
      <SwitchField {...form.flag('trackClicks')} label={say('trackClicks')} help={say('trackClicksHelp')} />
    </SettingsForm>
  );
}
