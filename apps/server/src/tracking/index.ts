export { serveTracking } from './doors.js';
export { type EventRecorder, recordEvents } from './event-recorder.js';
export { signLink } from './link-signature.js';
export { type MessageTokens, messageTokens } from './message-token.js';
export { PAGE_HEADERS, escapeHtml, memberHtmlHeaders } from './page.js';
