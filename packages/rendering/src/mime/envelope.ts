/** A mailbox: the address as it is written on the wire, the domain in ASCII. */
export interface Mailbox {
  name: string | null;
  address: string;
}

/** What a mail has beside its content. What is the same for all mails of a shipment is best given as the same value. */
export interface MimeEnvelope {
  from: Mailbox;
  replyTo: Mailbox | null;
  to: Mailbox;
  /** Without angle brackets: `id@domain`. */
  messageId: string;
  date: Date;
  /** The list that the mail belongs to (RFC 2919): an identifier with a dot in it, such as `news.example.com`. */
  listId: { id: string; name: string | null } | null;
  /** As Gmail and Yahoo read it: up to three fields and the sender, separated by colons. */
  feedbackId: string | null;
  /** Offers one-click unsubscription (RFC 8058). Off for transactional mail. */
  listUnsubscribe: boolean;
  /** An address that takes unsubscriptions by mail, where there is one. */
  listUnsubscribeMailto: string | null;
  /** Further headers, in order. Their values are encoded where needed. */
  headers?: readonly { name: string; value: string }[];
}
