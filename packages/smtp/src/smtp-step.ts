/** Where in the conversation with a relay something happened, in the order of the conversation. */
export const SmtpStep = {
  CONNECT: 'CONNECT',
  GREETING: 'GREETING',
  /** EHLO, or HELO where the relay knows no EHLO. */
  EHLO: 'EHLO',
  /** STARTTLS and the TLS handshake. */
  TLS: 'TLS',
  AUTH: 'AUTH',
  /** RSET, which clears what a refused message has left behind. */
  RESET: 'RESET',
  /** MAIL FROM: the envelope's sender. */
  MAIL: 'MAIL',
  /** RCPT TO: the envelope's recipient. */
  RCPT: 'RCPT',
  /** The DATA command, before any content. */
  DATA: 'DATA',
  /** The content up to the final dot, and the verdict on it. */
  CONTENT: 'CONTENT',
} as const;
export type SmtpStep = (typeof SmtpStep)[keyof typeof SmtpStep];
