import { useMutation } from '@apollo/client/react';
import { graphql } from '../../../gql/index.js';
import type { CreateRelayInput, UpdateRelayInput } from '../../../gql/graphql.js';

const CREATE_RELAY = graphql(`
  mutation SettingsCreateRelay($input: CreateRelayInput!) {
    createRelay(input: $input) {
      ...RelayFields
    }
  }
`);

const UPDATE_RELAY = graphql(`
  mutation SettingsUpdateRelay($input: UpdateRelayInput!) {
    updateRelay(input: $input) {
      ...RelayFields
    }
  }
`);

/** A change of one relay may be one of others: of their order, and of whether the built-in mailbox is on. */
const EVERYTHING_SHOWN = { refetchQueries: 'active', awaitRefetchQueries: true } as const;

export function useSaveRelay() {
  const [create] = useMutation(CREATE_RELAY, EVERYTHING_SHOWN);
  const [update] = useMutation(UPDATE_RELAY, EVERYTHING_SHOWN);
  return {
    create: (input: CreateRelayInput) => create({ variables: { input } }),
    update: (input: UpdateRelayInput) => update({ variables: { input } }),
  };
}
