import type { Settings } from '../settings/index.js';
import type { Content } from './content.js';

/** What the settings put at the foot of every mail. */
export function footerOf(settings: Settings): NonNullable<Content['footer']> {
  const { organisationName, postalAddress, footerText } = settings;
  return { organisation: organisationName, postalAddress, text: footerText };
}
