import { defineTexts } from '../../i18n/index.js';

export const unsubscriptionTexts = defineTexts({
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
});
