export { installationTag } from './installation-tag.js';
export { SettingsResolver } from './settings.resolver.js';
export { Sender, Settings } from './settings.js';
export { listSenders, readSettings, updateSettings } from './update-settings.js';
