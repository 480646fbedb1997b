import { LIMITS } from '@chasqui/domain';
import { RelayError, type RelayOffers, probe } from '@chasqui/smtp';
import { audit } from '../api-kit/audit.js';
import type { Ctx } from '../api-kit/context.js';
import { InputReader, isGiven } from '../api-kit/parse-input.js';
import { memberOf } from '../api-kit/principal.js';
import { limitExceeded, notFound } from '../api-kit/refusal.js';
import { type RelayAccess, endpointOf } from './endpoint.js';
import { readAccess } from './read-relay.js';
import type { TestRelayInput } from './relay-input.js';
import { Relay } from './relay.js';
import type { RelayTest } from './relay-test.js';
import { countRelayTests } from './relays.sql.js';
import { adviceFor } from './test-advice.js';

/** The whole test, however slowly the relay takes its steps. */
const TEST_MS = 18_000;
/** One step of it; a relay that lets people wait longer is too slow to send through. */
const STEP_MS = 10_000;
const STEPS = { connect: STEP_MS, tls: STEP_MS, greeting: STEP_MS, command: STEP_MS, quit: 1_000 };
const LIMIT_SECONDS = 60;

/**
 * Connects to a relay as a worker would, up to the sign-in, and takes leave; nothing is sent. That it fails is an answer
 * and no error.
 *
 * @throws Refusal BAD_USER_INPUT naming every bad field; LIMIT_EXCEEDED when one member tries too often: whoever may do
 *   this could otherwise look through a network with it.
 */
export async function testRelay(ctx: Ctx, input: TestRelayInput): Promise<RelayTest> {
  const stored = isGiven(input.id) ? await ctx.db.entities.findOneBy(Relay, { id: input.id }) : null;
  if (isGiven(input.id) && stored === null) throw notFound('relay');
  const read = new InputReader();
  const access = readAccess(ctx, read, input, stored);
  read.done();
  await countTest(ctx, access, stored);
  return tryOut(ctx, access);
}

async function countTest(ctx: Ctx, { host, port }: RelayAccess, stored: Relay | null): Promise<void> {
  await audit(ctx, {
    action: 'relay.test',
    ...(stored === null ? {} : { subject: { kind: 'Relay', id: stored.id } }),
    detail: { host, port },
  });
  const counted = await ctx.db.row<{ tests: number }>(
    countRelayTests(memberOf(ctx.principal), LIMIT_SECONDS),
  );
  if ((counted?.tests ?? 0) > LIMITS.relayTestsPerMinute)
    throw limitExceeded('Too many tests of relays. Try again in a minute.', LIMIT_SECONDS);
}

async function tryOut(ctx: Ctx, access: RelayAccess): Promise<RelayTest> {
  const endpoint = { ...endpointOf(ctx.keys, access), timeouts: STEPS };
  try {
    const offers = await probe(endpoint, AbortSignal.timeout(TEST_MS));
    return { ok: true, failure: null, offers: toOffers(offers, access) };
  } catch (error) {
    if (!(error instanceof RelayError)) throw error;
    const { step, kind, reply, words } = error;
    return {
      ok: false,
      failure: { step, words, advice: adviceFor({ step, kind, reply, words }, access) },
      offers: null,
    };
  }
}

function toOffers(offers: RelayOffers, access: RelayAccess): NonNullable<RelayTest['offers']> {
  const { greeting, tls, pipelining, size, eightBitMime, smtpUtf8, authMechanisms } = offers;
  return {
    greeting,
    tlsVersion: tls?.protocol ?? null,
    tlsCipher: tls?.cipher ?? null,
    certificateTrusted: tls !== null,
    pipelining,
    maxMegabytes: size === null || size === 0 ? null : size / 1_000_000,
    eightBitMime,
    smtpUtf8,
    authMechanisms,
    signedIn: access.username !== null,
  };
}
