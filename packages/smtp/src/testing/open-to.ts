import type { OutgoingMessage } from '../letter.js';
import type { RelayEndpoint, Timeouts } from '../relay-endpoint.js';
import { SmtpConnection } from '../smtp-connection.js';
import { USUAL_OFFERS, type Moment, type Script } from './script.js';
import { ScriptedRelay } from './scripted-relay.js';

export const MESSAGE: OutgoingMessage = {
  from: 'bounces@news.example',
  to: 'ana@example.com',
  content: 'Subject: Hello\r\n\r\n.dot\r\nbody\r\n',
};

/** What is said for `MESSAGE` to a relay with the usual offers. */
export const ENVELOPE = ['MAIL FROM:<bounces@news.example> SIZE=30', 'RCPT TO:<ana@example.com>', 'DATA'];

export const WITHOUT_PIPELINING = USUAL_OFFERS.filter(offer => offer !== 'PIPELINING');

/** Short where a test waits for it to pass, and only at the step where it does. */
export const QUICK: Partial<Record<Moment, Partial<Timeouts>>> = {
  RSET: { command: 300 },
  MAIL: { command: 300 },
  RCPT: { command: 300 },
  DATA: { dataStart: 300 },
  CONTENT: { dataEnd: 300 },
  QUIT: { quit: 300 },
};

/** A relay that follows the script, and an open connection to it; `commands` are those after EHLO. */
export async function openTo(script: Script = {}, more: Partial<RelayEndpoint> = {}) {
  const relay = await ScriptedRelay.listen(script);
  const connection = await SmtpConnection.open(relay.endpoint(more));
  const commands = () => relay.commands.slice(1);
  return { relay, connection, commands };
}
