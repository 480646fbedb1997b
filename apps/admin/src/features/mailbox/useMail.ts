import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/index.js';

// Asking for one mail marks it as seen.
const MAIL = graphql(`
  query MailboxMail($id: ID!) {
    mailboxMessage(id: $id) {
      id
      from
      to
      subject
      receivedAt
      seen
    }
  }
`);

/** One mail of the mailbox: absent until it comes, null where it is gone. */
export function useMail(id: string | undefined) {
  const { data, error, refetch } = useQuery(MAIL, { variables: { id: id ?? '' }, skip: id === undefined });
  return { mail: data?.mailboxMessage, error, refetch: () => void refetch() };
}
