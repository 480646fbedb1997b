export { serveMailBodies } from './body-door.js';
export { MailboxResolver, MailboxSettingsResolver } from './mailbox.resolver.js';
export { parseMail } from './read-mail.js';
export { startMailbox } from './smtp-door.js';
