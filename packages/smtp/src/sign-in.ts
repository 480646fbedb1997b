import type { Dialogue } from './dialogue.js';
import { RelayErrorKind } from './relay-error.js';
import type { RelayAuth } from './relay-endpoint.js';
import type { SmtpReply } from './smtp-reply.js';
import { SmtpStep } from './smtp-step.js';

/**
 * Proves to the relay who we are (RFC 4954).
 *
 * @param mechanisms what the relay offers, in capitals
 * @throws RelayError when it offers none that fits or refuses
 */
export async function signIn(
  dialogue: Dialogue,
  auth: RelayAuth,
  mechanisms: readonly string[],
): Promise<void> {
  dialogue.conceal(secretsOf(auth));
  const reply = await attempt(dialogue, auth, mechanisms);
  if (reply === null) {
    const offered = mechanisms.length === 0 ? 'none' : mechanisms.join(', ');
    const detail = `The relay offers no fitting way to sign in; it offers ${offered}.`;
    throw dialogue.error(SmtpStep.AUTH, RelayErrorKind.AUTH_NOT_OFFERED, detail);
  }
  if (reply.code !== 235) throw dialogue.refused(SmtpStep.AUTH, reply);
}

/** @throws TypeError when the credentials could not be told apart in what is sent */
export function checkAuth(auth: RelayAuth): void {
  const texts = auth.kind === 'PASSWORD' ? [auth.username, auth.password] : [auth.username, auth.accessToken];
  // RFC 4616 2: NUL separates. In XOAUTH2 it is ^A.
  if (texts.some(text => text === '' || /[\0\x01\r\n]/.test(text)))
    throw new TypeError('The credentials for the relay are empty or have control characters.');
}

function attempt(
  dialogue: Dialogue,
  auth: RelayAuth,
  mechanisms: readonly string[],
): Promise<SmtpReply> | null {
  const offers = (mechanism: string): boolean => mechanisms.includes(mechanism);
  if (auth.kind === 'XOAUTH2') return offers('XOAUTH2') ? xoauth2(dialogue, auth) : null;
  if (offers('PLAIN')) return plain(dialogue, auth);
  return offers('LOGIN') ? login(dialogue, auth) : null;
}

/** RFC 4616, with the initial response of RFC 4954 4, and once more for a relay that did not take it. */
async function plain(dialogue: Dialogue, auth: RelayAuth & { kind: 'PASSWORD' }): Promise<SmtpReply> {
  const response = plainResponse(auth);
  const reply = await say(dialogue, `AUTH PLAIN ${response}`);
  return reply.code === 334 ? say(dialogue, response) : reply;
}

/** Username and password, each when asked for. */
async function login(dialogue: Dialogue, auth: RelayAuth & { kind: 'PASSWORD' }): Promise<SmtpReply> {
  const asked = await say(dialogue, 'AUTH LOGIN');
  if (asked.code !== 334) return asked;
  const askedAgain = await say(dialogue, base64(auth.username));
  if (askedAgain.code !== 334) return askedAgain;
  return say(dialogue, base64(auth.password));
}

/** A refused token is answered with a challenge that holds the reason; an empty line brings the refusal itself. */
async function xoauth2(dialogue: Dialogue, auth: RelayAuth & { kind: 'XOAUTH2' }): Promise<SmtpReply> {
  const reply = await say(dialogue, `AUTH XOAUTH2 ${xoauth2Response(auth)}`);
  return reply.code === 334 ? say(dialogue, '') : reply;
}

const say = (dialogue: Dialogue, line: string): Promise<SmtpReply> => dialogue.ask(SmtpStep.AUTH, line);

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const plainResponse = (auth: RelayAuth & { kind: 'PASSWORD' }): string =>
  base64(`\0${auth.username}\0${auth.password}`);

const xoauth2Response = (auth: RelayAuth & { kind: 'XOAUTH2' }): string =>
  base64(`user=${auth.username}\x01auth=Bearer ${auth.accessToken}\x01\x01`);

/** Everything a relay could echo that gives the credentials away, the longest first. */
function secretsOf(auth: RelayAuth): string[] {
  if (auth.kind === 'XOAUTH2') return [xoauth2Response(auth), auth.accessToken];
  return [plainResponse(auth), base64(auth.password), auth.password];
}
