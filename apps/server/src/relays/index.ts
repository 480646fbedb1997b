export { endpointOf, sameEndpoint } from './endpoint.js';
export {
  disableMailboxRelay,
  ensureMailboxRelay,
  ensureRelay,
  hasMailbox,
  listRelays,
} from './ensure-relay.js';
export { Relay } from './relay.js';
export { type RelayTrouble, mailTrouble, noteRelayRecovery, noteRelayTrouble } from './relay-trouble.js';
