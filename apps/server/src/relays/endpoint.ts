import { hostname } from 'node:os';
import type { RelayEndpoint } from '@chasqui/smtp';
import type { Keys } from '../api-kit/keys.js';
import type { Relay } from './relay.js';

/** What it takes to reach a relay and to sign in to it. */
export type RelayAccess = Pick<Relay, 'host' | 'port' | 'security' | 'username' | 'auth' | 'passwordSealed'>;

export function accessOf({ host, port, security, username, auth, passwordSealed }: Relay): RelayAccess {
  return { host, port, security, username, auth, passwordSealed };
}

/**
 * How to connect to a relay.
 *
 * @throws Error when its password was encrypted under a secret that is no longer known.
 */
export function endpointOf(keys: Keys, relay: RelayAccess): RelayEndpoint {
  const { host, port, security } = relay;
  return { host, port, security, auth: authOf(keys, relay), clientName: clientName() };
}

/** Whether connections made for one serve the other as well. */
export function sameEndpoint(a: RelayAccess, b: RelayAccess): boolean {
  return (
    a.host === b.host &&
    a.port === b.port &&
    a.security === b.security &&
    a.username === b.username &&
    a.auth === b.auth &&
    a.passwordSealed === b.passwordSealed
  );
}

function authOf(keys: Keys, { username, auth, passwordSealed }: RelayAccess): RelayEndpoint['auth'] {
  if (username === null) return undefined;
  const secret = passwordSealed === null ? '' : keys.unseal(passwordSealed);
  return auth === 'XOAUTH2'
    ? { kind: 'XOAUTH2', username, accessToken: secret }
    : { kind: 'PASSWORD', username, password: secret };
}

/** What we call ourselves to relays: the name of this machine. */
function clientName(): string {
  const name = hostname();
  return /^[A-Za-z0-9.-]+$/.test(name) ? name : 'localhost';
}
