export {
  disableMailboxRelay,
  ensureMailboxRelay,
  ensureRelay,
  hasMailbox,
  listRelays,
} from './ensure-relay.js';
export { Relay, type RelaySecurity } from './relay.js';
export { type RelayTrouble, mailTrouble, noteRelayRecovery, noteRelayTrouble } from './relay-trouble.js';
