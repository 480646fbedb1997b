import { startingLanguage, type Dictionary, type Texts } from '../i18n/index.js';

/** Code and its words side by side, so that neither waits for the other. */
export async function together<Module, English extends Dictionary>(
  code: Promise<Module>,
  texts: Texts<English>,
): Promise<Module> {
  const [module] = await Promise.all([code, texts.load(startingLanguage())]);
  return module;
}
