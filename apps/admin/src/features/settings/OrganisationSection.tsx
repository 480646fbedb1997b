import { LIMITS } from '@chasqui/domain';
import { useMemo, useState } from 'react';
import { SelectField } from '../../components/form/SelectField.js';
import { TextField } from '../../components/form/TextField.js';
import { useForm } from '../../components/form/useForm.js';
import { LANGUAGES, useLanguage, useTexts } from '../../i18n/index.js';
import { SettingsForm } from './SettingsForm.js';
import { settingsTexts } from './texts.js';
import { timeZones } from './time-zones.js';
import { useSaveSettings, type ShownSettings } from './useSettings.js';

const LANGUAGE_OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

/** Who writes, and when and in which language they do. */
export function OrganisationSection({ settings }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const { locale } = useLanguage();
  const save = useSaveSettings();
  const { organisationName, postalAddress, language, timeZone } = settings;
  const form = useForm({
    initial: { organisationName, postalAddress, language, timeZone },
    check: values => ({
      ...(values.organisationName.trim() === '' && { organisationName: say('organisationNameMissing') }),
    }),
    save,
  });
  const [opened] = useState(() => new Date());
  const zones = useMemo(() => timeZones(timeZone, opened, locale), [timeZone, opened, locale]);
  return (
    <SettingsForm title={say('organisation')} about={say('organisationAbout')} form={form}>
      <TextField
        {...form.text('organisationName')}
        label={say('organisationName')}
        maxLength={LIMITS.nameLength}
        autoComplete="organization"
      />
      <TextField
        {...form.text('postalAddress')}
        label={say('postalAddress')}
        help={say('postalAddressHelp')}
        optional
        multiline
        maxLength={LIMITS.postalAddressLength}
      />
      <SelectField
        {...form.text('language')}
        label={say('language')}
        help={say('languageHelp')}
        options={LANGUAGE_OPTIONS}
      />
      <SelectField
        {...form.text('timeZone')}
        label={say('timeZone')}
        help={say('timeZoneHelp')}
        options={zones}
      />
    </SettingsForm>
  );
}
