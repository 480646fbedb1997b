export { serveMailBodies } from './body-door.js';
export { MailboxResolver, MailboxSettingsResolver } from './mailbox.resolver.js';
export { parseMail } from './read-mail.js';
export { type MailboxServer, startMailbox } from './smtp-door.js';
