import type { RelayEndpoint } from './relay-endpoint.js';
import type { RelayOffers } from './relay-offers.js';
import { SmtpConnection } from './smtp-connection.js';

/**
 * Tries a relay out: connects and signs in as for sending, takes leave, sends nothing.
 *
 * @returns what the relay offers
 * @throws RelayError with the step that failed and why
 */
export async function probe(endpoint: RelayEndpoint, signal?: AbortSignal): Promise<RelayOffers> {
  const connection = await SmtpConnection.open(endpoint, signal);
  await connection.quit();
  return connection.offers;
}
