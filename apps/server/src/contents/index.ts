export { dropExpiredLinks } from './contents.jobs.js';
export { ContentsResolver } from './contents.resolver.js';
export { deleteUnusedContent, selectLink } from './contents.sql.js';
export { freezeContent } from './freeze-content.js';
export { freezeOwnMail } from './freeze-own-mail.js';
export { type CompiledContent, NOWHERE, programOf } from './programs.js';
export { valuesOf } from './values.sql.js';
