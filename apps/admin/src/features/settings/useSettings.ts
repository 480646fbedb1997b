import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { useRefusalWords } from '../../api/useRefusalWords.js';
import type { Refusal } from '../../components/form/useForm.js';
import { useToasts } from '../../components/toasts/ToastProvider.js';
import { graphql } from '../../gql/index.js';
import type { SettingsFieldsFragment, UpdateSettingsInput } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { settingsTexts } from './texts.js';

graphql(`
  fragment SettingsFields on Settings {
    organisationName
    postalAddress
    language
    timeZone
    footerText
    trackOpens
    trackClicks
    retryFirstMinutes
    retryLongestMinutes
    giveUpHours
    hold
    holdAddresses
    senders {
      id
      name
      address
      replyTo
      isDefault
    }
  }
`);

const SAVE_SETTINGS = graphql(`
  mutation SettingsSave($input: UpdateSettingsInput!) {
    updateSettings(input: $input) {
      ...SettingsFields
    }
  }
`);

export type ShownSettings = SettingsFieldsFragment;

/** Saves some of the settings and says that it did; for the `save` of a form. */
export function useSaveSettings(): (input: UpdateSettingsInput) => Promise<Refusal | undefined> {
  const say = useTexts(settingsTexts);
  const toasts = useToasts();
  const refusalWords = useRefusalWords();
  const [mutate] = useMutation(SAVE_SETTINGS);
  return useCallback(
    async input => {
      try {
        await mutate({ variables: { input } });
      } catch (error) {
        return refusalWords(error);
      }
      toasts.show({ key: 'settings', tone: 'good', text: say('saved') });
      return undefined;
    },
    [mutate, refusalWords, toasts, say],
  );
}
