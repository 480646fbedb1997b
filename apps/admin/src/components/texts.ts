import { defineTexts } from '../i18n/index.js';

/** The words of the dumb parts: "Next", "Cancel", "Search". Rooms have their own. */
export const componentTexts = defineTexts({
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
});
