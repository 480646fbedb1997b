import { SwitchField } from '../../components/form/SwitchField.js';
import { TextField } from '../../components/form/TextField.js';
import { useForm } from '../../components/form/useForm.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { addressLines, wrongAddresses } from './address-lines.js';
import { SettingsForm } from './SettingsForm.js';
import { settingsTexts } from './texts.js';
import { useSaveSettings, type ShownSettings } from './useSettings.js';

/** Lets mail through to a few addresses only. */
export function HoldSection({ settings }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const save = useSaveSettings();
  const form = useForm({
    initial: { hold: settings.hold, holdAddresses: settings.holdAddresses.join('\n') },
    check: ({ holdAddresses }) => {
      const wrong = wrongAddresses(addressLines(holdAddresses));
      if (wrong.length === 0) return {};
      return {
        holdAddresses: say('holdAddressesWrong', { count: wrong.length, addresses: wrong.join(', ') }),
      };
    },
    save: ({ hold, holdAddresses }) => save({ hold, holdAddresses: addressLines(holdAddresses) }),
  });
  const { hold, holdAddresses } = form.values;
  return (
    <SettingsForm title={say('hold')} about={say('holdAbout')} form={form}>
      <SwitchField {...form.flag('hold')} label={say('holdOn')} help={say('holdOnHelp')} />
      <TextField
        {...form.text('holdAddresses')}
        label={say('holdAddresses')}
        help={say('holdAddressesHelp')}
        optional
        multiline
      />
      {hold && addressLines(holdAddresses).length === 0 && <Notice tone="warn">{say('holdNobody')}</Notice>}
    </SettingsForm>
  );
}
