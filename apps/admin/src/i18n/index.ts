export { formatExact, formatRelative } from './dates.js';
export { LANGUAGES, pickLanguage, startingLanguage, type Language } from './language.js';
export { LanguageProvider, useLanguage } from './LanguageProvider.js';
export { formatDuration, formatNumber, formatPercent, type Count } from './numbers.js';
export { defineTexts } from './texts.js';
export type { Translation } from './translate.js';
export { InSentenceContext, useTexts, type Say } from './useTexts.js';
