export { notifyInboxes, openNotification } from './inbox.js';
export { NotificationsResolver } from './notifications.resolver.js';
