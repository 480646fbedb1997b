import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../../gql/index.js';

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

const MARK_SEEN = graphql(`
  mutation MailboxMarkSeen($id: ID!) {
    markMailSeen(id: $id) {
      id
      seen
    }
  }
`);

/** One mail of the mailbox: absent until it comes, null where it is gone. */
export function useMail(id: string | undefined) {
  const { data, error, refetch } = useQuery(MAIL, { variables: { id: id ?? '' }, skip: id === undefined });
  return { mail: data?.mailboxMessage, error, refetch: () => void refetch() };
}

/** Tells the server that an unread mail is open; the list shows it as read by the answer. */
export function useMarkSeen(mail: { id: string; seen: boolean } | null | undefined): void {
  const [markSeen] = useMutation(MARK_SEEN);
  const unread = mail?.seen === false ? mail.id : null;
  useEffect(() => {
    // What could not be noted is noted when the mail is opened again.
    if (unread !== null) markSeen({ variables: { id: unread } }).catch(() => undefined);
  }, [unread, markSeen]);
}
