export { endpointOf, sameEndpoint } from './endpoint.js';
export {
  removeMailboxRelay,
  ensureMailboxRelay,
  ensureRelay,
  hasMailbox,
  listRelays,
} from './ensure-relay.js';
export { RelayTrafficResolver } from './relay-traffic.resolver.js';
export { RelaysResolver } from './relays.resolver.js';
export { type DomainPace, Relay } from './relay.js';
export { type RelayTrouble, mailTrouble, noteRelayRecovery, noteRelayTrouble } from './relay-trouble.js';
