import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { EmptyState } from '../../components/states/EmptyState.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { mailboxTexts } from './texts.js';

const IN_USE = graphql(`
  query MailboxInUse {
    settings {
      mailbox
    }
  }
`);

/** A mailbox without mail: it comes with the next campaign, or not at all where a relay takes it. */
export function EmptyMailbox() {
  const say = useTexts(mailboxTexts);
  const { data } = useQuery(IN_USE, { fetchPolicy: 'cache-first' });
  if (!data) return null;
  return (
    <Middle>
      {data.settings.mailbox ? (
        <EmptyState
          drawing="mailbox"
          action={
            <ButtonLink kind="filled" to="/campaigns">
              {say('toCampaigns')}
            </ButtonLink>
          }
        >
          {say('whatBelongsHere')}
        </EmptyState>
      ) : (
        <EmptyState drawing="mailbox">{say('notInUse')}</EmptyState>
      )}
    </Middle>
  );
}

/** In the middle of a pane that is as tall as the window. */
export const Middle = styled('div')({ display: 'grid', placeItems: 'center' });
