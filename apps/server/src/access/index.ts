export { dropExpiredSessions } from './access.jobs.js';
export { AccessResolver } from './access.resolver.js';
export { MAX_TOKEN_SECONDS, authenticate, signUserToken } from './authenticate.js';
export { ensureOwner } from './ensure-owner.js';
export { Member } from './member.js';
export { hashPassword } from './password.js';
export { SESSION_ENDED_CHANNEL } from './sessions.sql.js';
