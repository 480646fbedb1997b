export { leftChannels, optOut, reenroll } from './opt-out.js';
export { Unsubscription } from './unsubscription.js';
export { UnsubscriptionsResolver } from './unsubscriptions.resolver.js';
export { hasLeft } from './unsubscriptions.sql.js';
