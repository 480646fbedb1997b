import { startingLanguage, type Language } from '../i18n/index.js';

/** The words of a room, whatever they are. */
export interface Words {
  load(language: Language): Promise<unknown>;
}

/** Code and its words side by side, so that neither waits for the other. */
export async function together<Module>(code: Promise<Module>, ...words: readonly Words[]): Promise<Module> {
  const [module] = await Promise.all([code, ...words.map(texts => texts.load(startingLanguage()))]);
  return module;
}
