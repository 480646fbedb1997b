import { defineTexts } from '../i18n/index.js';

/** The words of the frame around every screen. */
export const appTexts = defineTexts({
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
});
