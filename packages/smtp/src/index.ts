export { classifyRefusal } from './classify-refusal.js';
export { longestLine } from './content-buffer.js';
export { isLoopback } from './loopback.js';
export type { OutgoingMessage } from './letter.js';
export type { FixedText, MessageContent } from './message-content.js';
export { probe } from './probe.js';
export {
  DEFAULT_TIMEOUTS,
  RelaySecurity,
  type RelayAuth,
  type RelayEndpoint,
  type Timeouts,
} from './relay-endpoint.js';
export { RelayError, RelayErrorKind } from './relay-error.js';
export type { RelayOffers } from './relay-offers.js';
export {
  LossCause,
  NeededExtension,
  RefusedBy,
  type Accepted,
  type Lost,
  type Refused,
  type SendOutcome,
  type Unsupported,
  type Withheld,
} from './send-outcome.js';
export { SmtpConnection } from './smtp-connection.js';
export { SmtpPool, type SmtpPoolCounters, type SmtpPoolOptions } from './smtp-pool.js';
export type { SmtpReply } from './smtp-reply.js';
export { SmtpStep } from './smtp-step.js';
export { UnsendableMessage } from './unsendable-message.js';
