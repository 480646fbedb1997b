import { defineTexts } from '../../i18n/index.js';

export const sessionTexts = defineTexts({
  en: () => import('./locales/en.js'),
  es: () => import('./locales/es.js'),
});
