import type { UiLanguage } from '@chasqui/domain';
import { escapeHtml } from '../liquid/escaping.js';
import type { UrlVariable } from '../variables/variable-catalog.js';

/** The legal footer of the settings. */
export interface Footer {
  organisation: string;
  /** May have several lines. */
  postalAddress: string;
  /** A further line, or nothing. */
  text: string;
}

const WORDS: Readonly<Record<UiLanguage, { unsubscribe: string; preferences: string }>> = {
  en: { unsubscribe: 'Unsubscribe', preferences: 'Preferences' },
  es: { unsubscribe: 'Darme de baja', preferences: 'Mis preferencias' },
};

const ON_LIGHT = '#5D6670';
const ON_DARK = '#A3ABB5';
const DARK_PAPER = '#14161A';

/**
 * The footer as an MJML section on one line: quiet, and legible on whatever it stands on. A mail that adapts to dark
 * screens may do so in part only, so there the footer brings its own background.
 *
 * @param links the marks of the links to show; what the author placed is left out.
 * @param background the colour of the mail, if it has one.
 */
export function footerMjml(
  footer: Footer,
  language: UiLanguage,
  links: Readonly<Partial<Record<UrlVariable, string>>>,
  background: string | null,
  adaptsToDark: boolean,
): string {
  const colour = isDark(background) ? ON_DARK : ON_LIGHT;
  const link = (mark: string | undefined, words: string): string[] =>
    mark === undefined
      ? []
      : [`<a href="${mark}" style="color:${colour};text-decoration:underline;">${words}</a>`];
  const words = WORDS[language];
  const lines = [
    footer.organisation.trim() === '' ? '' : `<strong>${lineOf(footer.organisation)}</strong>`,
    linesOf(footer.postalAddress),
    linesOf(footer.text),
    [
      ...link(links.unsubscribe_url, words.unsubscribe),
      ...link(links.preferences_url, words.preferences),
    ].join(' &middot; '),
  ].filter(line => line !== '');
  const dark = `<mj-raw><style type="text/css">@media (prefers-color-scheme: dark) { .chasqui-footer { background: ${DARK_PAPER} !important; } .chasqui-footer div, .chasqui-footer a, .chasqui-footer strong { color: ${ON_DARK} !important; } }</style></mj-raw>`;
  const text = `<mj-text align="center" color="${colour}" font-size="13px" line-height="20px" font-weight="400" padding="0" container-background-color="transparent">${lines.join('<br />')}</mj-text>`;
  return `${adaptsToDark ? dark : ''}<mj-section css-class="chasqui-footer" padding="24px 24px 32px" background-color="transparent"><mj-column padding="0" background-color="transparent">${text}</mj-column></mj-section>`;
}

function lineOf(text: string): string {
  return escapeHtml(text.trim().replace(/\s+/g, ' '));
}

function linesOf(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map(lineOf)
    .filter(line => line !== '')
    .join('<br />');
}

/** Whether light text is the more legible on a colour (relative luminance, WCAG 2.2). Unknown colours count as light. */
function isDark(colour: string | null): boolean {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour?.trim() ?? '')?.[1];
  if (hex === undefined) return /^\s*(?:black|navy|midnightblue|darkslategr[ae]y)\s*$/i.test(colour ?? '');
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
}
