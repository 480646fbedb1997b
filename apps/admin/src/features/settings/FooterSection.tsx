import { LIMITS } from '@chasqui/domain';
import { TextLink } from '../../components/bits/TextLink.js';
import { TextField } from '../../components/form/TextField.js';
import { useForm } from '../../components/form/useForm.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { FooterPreview } from './FooterPreview.js';
import { pathOf } from './sections.js';
import { SettingsForm } from './SettingsForm.js';
import { settingsTexts } from './texts.js';
import { useSaveSettings, type ShownSettings } from './useSettings.js';

/** What stands under every campaign mail, as it will read. */
export function FooterSection({ settings }: { settings: ShownSettings }) {
  const say = useTexts(settingsTexts);
  const save = useSaveSettings();
  const form = useForm({ initial: { footerText: settings.footerText }, save });
  return (
    <SettingsForm title={say('footer')} about={say('footerAbout')} form={form}>
      {settings.postalAddress.trim() === '' && (
        <Notice tone="warn">
          {say.rich('footerLacksAddress', {
            organisation: words => <TextLink to={pathOf('organisation')}>{words}</TextLink>,
          })}
        </Notice>
      )}
      <TextField
        {...form.text('footerText')}
        label={say('footerText')}
        help={say('footerTextHelp')}
        optional
        multiline
        maxLength={LIMITS.footerTextLength}
      />
      <FooterPreview
        organisation={settings.organisationName}
        postalAddress={settings.postalAddress}
        text={form.values.footerText}
        language={settings.language}
      />
    </SettingsForm>
  );
}
