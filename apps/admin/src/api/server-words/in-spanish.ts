import { parts, sentences } from './es.js';
import { translatorOf } from './translator.js';

export const inSpanish = translatorOf({ sentences, parts });
