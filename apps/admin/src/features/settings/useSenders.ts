import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../gql/index.js';
import type { SenderInput } from '../../gql/graphql.js';
import type { Sender } from './senders.js';

const CURRENT_SENDERS = graphql(`
  query SettingsCurrentSenders {
    settings {
      senders {
        id
        name
        address
        replyTo
        isDefault
      }
    }
  }
`);

const SAVE_SENDERS = graphql(`
  mutation SettingsSaveSenders($senders: [SenderInput!]!) {
    updateSettings(input: { senders: $senders }) {
      ...SettingsFields
    }
  }
`);

type Change = (senders: readonly Sender[]) => SenderInput[];

/**
 * Changes the senders. The API replaces all of them at once, so those of this moment are asked for first: what another
 * member added meanwhile must not go.
 */
export function useChangeSenders(): (change: Change) => Promise<void> {
  const client = useApolloClient();
  const [save] = useMutation(SAVE_SENDERS);
  return useCallback(
    async change => {
      const { data } = await client.query({ query: CURRENT_SENDERS, fetchPolicy: 'network-only' });
      if (!data) throw new Error('The senders did not come.');
      await save({ variables: { senders: change(data.settings.senders) } });
    },
    [client, save],
  );
}
