import { graphql } from '../../../gql/index.js';
import type {
  DomainPaceInput,
  RelayFieldsFragment,
  SettingsRelaysQuery,
  TestRelayInput,
} from '../../../gql/graphql.js';

graphql(`
  fragment RelayFields on Relay {
    id
    kind
    name
    host
    port
    security
    username
    hasPassword
    auth
    maxConnections
    maxPerSecond
    domainPaces {
      domain
      perSecond
    }
    enabled
    trouble {
      words
      since
    }
  }
`);

export const RELAYS = graphql(`
  query SettingsRelays {
    relays {
      ...RelayFields
      ratePerSecond
      openConnections
    }
  }
`);

export type Relay = RelayFieldsFragment;

/** A relay with what it is doing at present. */
export type RelayAtWork = SettingsRelaysQuery['relays'][number];

/** A relay as it stands in the form: numbers as they are typed. */
export interface WrittenRelay {
  name: string;
  host: string;
  port: string;
  security: Relay['security'];
  username: string;
  password: string;
  auth: Relay['auth'];
  maxConnections: string;
  maxPerSecond: string;
  domainPaces: readonly WrittenPace[];
  enabled: boolean;
}

export interface WrittenPace {
  domain: string;
  perSecond: string;
}

export const NEW_RELAY: WrittenRelay = {
  name: '',
  host: '',
  port: '587',
  security: 'STARTTLS',
  username: '',
  password: '',
  auth: 'PASSWORD',
  maxConnections: '20',
  maxPerSecond: '',
  domainPaces: [],
  enabled: true,
};

/** The port that each way of protection is usual on. */
export const USUAL_PORT: Readonly<Record<Relay['security'], string>> = {
  STARTTLS: '587',
  TLS: '465',
  NONE: '25',
};

export function toWritten(relay: Relay): WrittenRelay {
  const { name, host, security, auth, enabled } = relay;
  return {
    name,
    host,
    port: String(relay.port),
    security,
    username: relay.username ?? '',
    password: '',
    auth,
    maxConnections: String(relay.maxConnections),
    maxPerSecond: relay.maxPerSecond === null ? '' : String(relay.maxPerSecond),
    domainPaces: relay.domainPaces.map(({ domain, perSecond }) => ({ domain, perSecond: String(perSecond) })),
    enabled,
  };
}

/** How the relay is reached, for saving and for trying it out. An empty password leaves the stored one. */
export function accessOf(written: WrittenRelay) {
  const { host, port, security, username, password, auth } = written;
  return {
    host,
    port: Number(port),
    security,
    username: username.trim() === '' ? null : username,
    ...(password !== '' && { password }),
    auth,
  } satisfies TestRelayInput;
}

/** Everything of the relay, as the API takes it. */
export function inputOf(written: WrittenRelay) {
  const { name, maxConnections, maxPerSecond, domainPaces, enabled } = written;
  return {
    name,
    ...accessOf(written),
    maxConnections: Number(maxConnections),
    maxPerSecond: maxPerSecond.trim() === '' ? null : Number(maxPerSecond),
    domainPaces: filled(domainPaces).map(({ domain, perSecond }): DomainPaceInput => ({
      domain,
      perSecond: Number(perSecond),
    })),
    enabled,
  };
}

/** Lines that nothing was written in do not count. */
export const filled = (paces: readonly WrittenPace[]): readonly WrittenPace[] =>
  paces.filter(({ domain, perSecond }) => domain.trim() !== '' || perSecond.trim() !== '');

/** A positive whole number, as people write it. */
export const isCount = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text.trim());
