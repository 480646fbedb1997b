export { formatDate, formatExact, formatRelative } from './dates.js';
export { LANGUAGES, pickLanguage, startingLanguage, type Language } from './language.js';
export { LanguageProvider, useLanguage, type LanguageChoice } from './LanguageProvider.js';
export { formatDuration, formatNumber, formatPercent, type Count } from './numbers.js';
export { defineTexts, loadTextsInUse, type Texts } from './texts.js';
export type { Dictionary, Message, Plural, Translation, Value } from './translate.js';
export { useTexts, type Say } from './useTexts.js';
