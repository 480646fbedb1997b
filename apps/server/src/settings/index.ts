export { installationTag } from './installation-tag.js';
export { retryPolicyOf } from './retries.js';
export { SettingsResolver } from './settings.resolver.js';
export { Sender, Settings } from './settings.js';
export { listSenders, readSettings, updateSettings } from './update-settings.js';
