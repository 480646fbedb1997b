import { Dialogue } from './dialogue.js';
import { isLoopback } from './loopback.js';
import { RelayErrorKind } from './relay-error.js';
import { checkEndpoint, RelaySecurity, timeoutsOf, type RelayEndpoint } from './relay-endpoint.js';
import { NO_OFFERS, readOffers, type EhloOffers, type RelayOffers } from './relay-offers.js';
import { LossCause } from './send-outcome.js';
import { checkAuth, signIn } from './sign-in.js';
import { SmtpStep } from './smtp-step.js';
import type { Wire } from './wire.js';

/**
 * Everything up to the point where messages can be sent: connection, greeting, EHLO, TLS, sign-in.
 *
 * @throws RelayError for what the relay or the network does, and when the signal gives up; TypeError for an endpoint that
 *   makes no sense
 */
export async function openRelay(
  endpoint: RelayEndpoint,
  signal?: AbortSignal,
): Promise<{ wire: Wire; offers: RelayOffers }> {
  checkEndpoint(endpoint);
  if (endpoint.auth !== undefined) checkAuth(endpoint.auth);
  const dialogue = new Dialogue(endpoint, timeoutsOf(endpoint));
  const cancel = (): void => dialogue.cancel();
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const offers = await shakeHands(dialogue, endpoint);
    dialogue.mustBeOpen();
    return { wire: dialogue.wire, offers };
  } catch (error) {
    dialogue.wire.lose(LossCause.CLOSED, 'The relay is not of use.');
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function shakeHands(dialogue: Dialogue, endpoint: RelayEndpoint): Promise<RelayOffers> {
  const { security, auth, clientName } = endpoint;
  const greeting = await dialogue.greeting();
  if (greeting.code !== 220) throw dialogue.refused(SmtpStep.GREETING, greeting);

  const plainOffers = await introduce(dialogue, clientName);
  let offers = plainOffers;
  if (security === RelaySecurity.STARTTLS) {
    if (!plainOffers.startTls) {
      const detail = 'The relay does not offer STARTTLS, and a connection without TLS is not wanted.';
      throw dialogue.error(SmtpStep.TLS, RelayErrorKind.STARTTLS_NOT_OFFERED, detail);
    }
    await dialogue.startTls();
    // What was said before TLS counts for nothing (RFC 3207 4.2).
    offers = { ...(await introduce(dialogue, clientName)), startTls: true };
  }
  if (auth !== undefined) {
    const { tls, socket } = dialogue.wire;
    if (tls === null && endpoint.allowPlainAuth !== true && !isLoopback(socket.remoteAddress)) {
      const detail = 'The connection is not encrypted, so the credentials are not sent.';
      throw dialogue.error(SmtpStep.AUTH, RelayErrorKind.AUTH_NOT_ENCRYPTED, detail);
    }
    await signIn(dialogue, auth, offers.authMechanisms);
  }
  return { ...offers, greeting: greeting.lines.join(' '), tls: dialogue.wire.tls };
}

/** EHLO, or HELO where the relay does not know it (RFC 5321 3.2). */
async function introduce(dialogue: Dialogue, clientName: string): Promise<EhloOffers> {
  const ehlo = await dialogue.ask(SmtpStep.EHLO, `EHLO ${clientName}`);
  if (ehlo.code === 250) return readOffers(ehlo);
  if (ehlo.code < 500) throw dialogue.refused(SmtpStep.EHLO, ehlo);
  const helo = await dialogue.ask(SmtpStep.EHLO, `HELO ${clientName}`);
  if (helo.code !== 250) throw dialogue.refused(SmtpStep.EHLO, helo);
  return NO_OFFERS;
}
