export { checkMjml, extractVariables } from './check-source.js';
export { type CompiledEmailResult, type EmailOptions, compileEmail } from './compile-email.js';
export type { Mailbox, MimeEnvelope } from './mime/envelope.js';
export type { Footer } from './mjml/footer.js';
export {
  type CompiledNotificationResult,
  type NotificationSource,
  compileNotification,
} from './notification/compile-notification.js';
export type { NotificationProgram, RenderedNotification } from './notification/notification-program.js';
export type { EmailProgram, RenderedEmail } from './program/email-program.js';
export { type FixedText, type MessagePieces, joinPieces } from './program/message-pieces.js';
export type { MessageUrls, PlainUrls, TrackedUrls } from './program/message-urls.js';
export type { MessageValues } from './program/values.js';
export type { EmailSource } from './read-email.js';
export { RenderingError } from './rendering-error.js';
export { Place, type RenderingIssue, Severity } from './rendering-issue.js';
export type { VariableCatalog, VariablePath } from './variables/variable-catalog.js';
