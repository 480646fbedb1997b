/** What a relay does at one moment: says something, does something to the connection, or both. */
export interface Reaction {
  /** Waits before anything else. Milliseconds. */
  afterMs?: number;
  /** Sent as it is, with CRLF added. */
  say?: string;
  and?: 'close' | 'reset' | 'fall silent' | 'stop reading';
}

export type Answer = string | Reaction;

/** When a test can have its say: the greeting, a command by its verb, the content after its final dot. */
export type Moment =
  'GREETING' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'RSET' | 'MAIL' | 'RCPT' | 'DATA' | 'CONTENT' | 'QUIT';

export interface Script {
  /** The extensions in the reply to EHLO; `USUAL_OFFERS` unless given. */
  offers?: readonly string[];
  /** What it offers after STARTTLS instead. */
  offersAfterTls?: readonly string[];
  /** TLS from the first byte. */
  implicitTls?: boolean;
  cert?: string;
  /** The address to listen on; 127.0.0.1 unless given. */
  listenOn?: string;
  /** A fixed answer, or one for each line and the recipients so far, where `undefined` stands for the usual one. */
  answers?: Partial<Record<Moment, Answer | ((line: string, to: readonly string[]) => Answer | undefined)>>;
  /** Every octet of every reply goes alone. */
  trickle?: boolean;
  /** What it does once so many octets of a message's content have come. */
  midContent?: { octets: number; react: Answer };
  /** A connection beyond so many open ones is greeted with 421 and closed. */
  mostConnections?: number;
  /** What it does at MAIL once a connection has carried so many messages. */
  messagesPerConnection?: { count: number; react: Answer };
}

/** What a relay was told. */
export interface Transcript {
  readonly script: Script;
  /** Connections that are open at present. */
  readonly open: number;
  /** Every command line, in order of arrival over all connections. */
  readonly commands: string[];
  /** What arrived in one piece outside of content: shows what was pipelined. */
  readonly pieces: string[];
  /** Messages with a recipient whose content was answered with 2xx. */
  readonly messages: TakenMessage[];
}

export interface TakenMessage {
  from: string;
  to: string[];
  /** As the sender meant it, doubled dots undone; each character is one octet. */
  content: string;
}

export const SILENCE: Answer = { and: 'fall silent' };

export const USUAL_OFFERS = ['PIPELINING', 'SIZE 10485760', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES'];

export const USUAL_ANSWERS: Readonly<Record<Moment, Answer>> = {
  GREETING: '220 relay.example ESMTP ready',
  EHLO: '250 relay.example',
  HELO: '250 relay.example',
  STARTTLS: '220 2.0.0 Go ahead',
  AUTH: '235 2.7.0 Accepted',
  RSET: '250 2.0.0 Flushed',
  MAIL: '250 2.1.0 Sender ok',
  RCPT: '250 2.1.5 Recipient ok',
  DATA: '354 End with a dot',
  CONTENT: '250 2.0.0 Ok: queued as 4C0FFEE',
  QUIT: { say: '221 2.0.0 Bye', and: 'close' },
};
