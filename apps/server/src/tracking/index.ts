export { serveTracking } from './doors.js';
export { recordEvents } from './event-recorder.js';
export { signLink } from './link-signature.js';
export { messageTokens } from './message-token.js';
export { escapeHtml, memberHtmlHeaders } from './page.js';
