import { isIP } from 'node:net';
import { LIMITS, domainName } from '@chasqui/domain';
import { isLoopback } from '@chasqui/smtp';
import type { Ctx } from '../api-kit/context.js';
import { type InputReader, isGiven } from '../api-kit/parse-input.js';
import type { RelayAccess } from './endpoint.js';
import type { CreateRelayInput, DomainPaceInput, TestRelayInput, UpdateRelayInput } from './relay-input.js';
import type { DomainPace, Relay } from './relay.js';

/** What a member may choose about how a relay is reached. */
type AccessInput = Omit<TestRelayInput, 'id'>;
/** What a member may choose about how much a relay is used. */
type UseInput = Pick<
  CreateRelayInput | UpdateRelayInput,
  'maxConnections' | 'maxPerSecond' | 'domainPaces' | 'enabled'
>;
type Use = Pick<Relay, 'maxConnections' | 'maxPerSecond' | 'domainPaces' | 'enabled'>;

/** A change of none of these leaves untouched how a relay is reached, and that is not judged anew. */
export const ACCESS_FIELDS = ['host', 'port', 'security', 'username', 'password', 'auth'] as const;

const NO_ACCESS: RelayAccess = {
  host: '',
  port: 0,
  security: 'STARTTLS',
  username: null,
  auth: 'PASSWORD',
  passwordSealed: null,
};
const NEW_USE: Use = { maxConnections: 20, maxPerSecond: null, domainPaces: [], enabled: true };

/**
 * How a relay is to be reached: what is stored, with what is given in its place.
 *
 * A password belongs to the server that it was given for: it is never carried over to another host, where its owner
 * could read it.
 */
export function readAccess(
  ctx: Pick<Ctx, 'config' | 'keys'>,
  read: InputReader,
  input: AccessInput,
  stored: RelayAccess | null,
): RelayAccess {
  const before = stored ?? NO_ACCESS;
  const host = isGiven(input.host) ? readHost(read, input.host) : before.host;
  if (host === '') read.refuse('host', 'Give the name of the server: smtp.example.com.');
  const port = input.port ?? before.port;
  const moved = stored === null || host !== before.host || port !== before.port;
  if (moved && !ctx.config.relayPorts.includes(port))
    read.refuse(
      'port',
      `Relays can have the ports ${ctx.config.relayPorts.join(', ')}. The setting RELAY_PORTS allows others.`,
    );
  const security = input.security ?? before.security;
  if (stored === null && !isGiven(input.security))
    read.refuse('security', 'Choose how the connection is protected.');

  const username = readUsername(read, input.username, before.username);
  const passwordSealed = readPassword(ctx, read, input, { ...before, username }, host);
  if (passwordSealed !== null && security === 'NONE' && host !== '' && !staysHere(host))
    read.refuse(
      'security',
      'A password is not sent over a connection that is not protected. Choose STARTTLS or TLS.',
    );
  return { host, port, security, username, auth: input.auth ?? before.auth, passwordSealed };
}

/** How much a relay is to be used: what is stored, with what is given in its place. */
export function readUse(read: InputReader, input: UseInput, stored: Use = NEW_USE): Use {
  const maxConnections = input.maxConnections ?? stored.maxConnections;
  if (maxConnections < 1 || maxConnections > LIMITS.relayConnections)
    read.refuse('maxConnections', `Allow 1 to ${LIMITS.relayConnections} connections.`);
  const maxPerSecond = input.maxPerSecond === undefined ? stored.maxPerSecond : input.maxPerSecond;
  if (maxPerSecond !== null) readPerSecond(read, 'maxPerSecond', maxPerSecond);
  const domainPaces = isGiven(input.domainPaces) ? readPaces(read, input.domainPaces) : stored.domainPaces;
  return { maxConnections, maxPerSecond, domainPaces, enabled: input.enabled ?? stored.enabled };
}

/** A name in any script, or an address; IPv6 with or without its brackets. */
function readHost(read: InputReader, text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
  if (host === '' || isIP(host) !== 0) return host;
  // Names inside of a network may have underscores, which those of domains cannot.
  const sound =
    host.length <= 253 &&
    host.split('.').every(label => /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]{0,62}$/u.test(label));
  if (!sound) read.refuse('host', 'This is not the name or the address of a server: smtp.example.com.');
  return host;
}

function readUsername(
  read: InputReader,
  given: string | null | undefined,
  stored: string | null,
): string | null {
  if (given === undefined) return stored;
  const username = given?.trim() ?? '';
  return username === '' ? null : read.line('username', username, LIMITS.relayUsernameLength);
}

function readPassword(
  ctx: Pick<Ctx, 'keys'>,
  read: InputReader,
  { password }: AccessInput,
  { host: hostBefore, username, passwordSealed }: RelayAccess,
  host: string,
): string | null {
  if (isGiven(password) && password !== '') {
    if (username === null) read.refuse('username', 'A password needs a username.');
    return ctx.keys.seal(read.line('password', password, LIMITS.relayPasswordLength));
  }
  if (username === null) return null;
  if (password === undefined && passwordSealed !== null) {
    if (host === hostBefore) return passwordSealed;
    read.refuse(
      'password',
      'Give the password again: the stored one belongs to the server that the relay had before, and is not sent to another.',
    );
    return null;
  }
  read.refuse('password', 'A username needs a password.');
  return null;
}

function readPaces(read: InputReader, inputs: readonly DomainPaceInput[]): DomainPace[] {
  if (inputs.length > LIMITS.domainPaces) {
    read.refuse('domainPaces', `At most ${LIMITS.domainPaces} domains.`);
    return [];
  }
  const paces = inputs.map(({ domain, perSecond }, i) => {
    const name = domainName(domain.trim());
    if (name === null)
      read.refuse(`domainPaces[${i}].domain`, 'This is not the name of a domain: example.com.');
    return { domain: name ?? '', perSecond: readPerSecond(read, `domainPaces[${i}].perSecond`, perSecond) };
  });
  paces.forEach(({ domain }, i) => {
    if (domain !== '' && paces.slice(0, i).some(pace => pace.domain === domain))
      read.refuse(`domainPaces[${i}].domain`, `The domain ${domain} stands in the list twice.`);
  });
  return paces;
}

function readPerSecond(read: InputReader, path: string, value: number): number {
  if (value < 1 || value > LIMITS.relayPerSecond)
    read.refuse(path, `Allow 1 to ${LIMITS.relayPerSecond} messages a second.`);
  return value;
}

/** Whether what is sent there stays on this machine. The connection itself is looked at again before a password goes out. */
const staysHere = (host: string): boolean => host === 'localhost' || isLoopback(host);
