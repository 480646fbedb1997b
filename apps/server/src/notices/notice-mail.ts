import type { UiLanguage } from '@chasqui/domain';
import type { UntoldNotice } from './notices.sql.js';
import { NOTICE_WORDS } from './words.js';

/** More than anybody reads of what a relay says. */
const LONGEST_DETAIL = 1_000;

export interface NoticeSetting {
  language: UiLanguage;
  timeZone: string;
  /** The page of the campaign. */
  url: string;
}

/**
 * The mail that tells members what happened to a shipment. The campaign's name is a variable of it, and the relay's words
 * are written so that they mean nothing in HTML or Liquid, whatever they are.
 */
export function noticeMail(
  { kind, detail, scheduledAt, sent, scope }: UntoldNotice,
  { language, timeZone, url }: NoticeSetting,
): { subject: string; source: string } {
  const words = NOTICE_WORDS[language];
  const { subject, what, whatToDo } = words.kinds[kind];
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone });
  const due = scheduledAt === null ? words.sometime : when.format(scheduledAt);
  const number = new Intl.NumberFormat(language);
  const paragraphs = [
    literal(what.replace('{due}', due)),
    ...(detail === null
      ? []
      : [quoted(words.said[kind === 'FAILED' ? 'US' : 'RELAY'], translated(detail, language))]),
    ...(sent === 0 ? [] : [literal(words.left(number.format(sent), number.format(scope)))]),
    literal(whatToDo),
  ];
  return { subject, source: mjml(paragraphs, { title: subject, button: words.open, why: words.why, url }) };
}

function quoted(label: string, detail: string): string {
  const text = detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)} ...` : detail;
  return `${literal(label)}<br /><span style="color:#5D6670">${literal(text)}</span>`;
}

/** What we say ourselves about a failure, in the language of the mail; the words of relays stay as they are. */
function translated(detail: string, language: UiLanguage): string {
  const own = NOTICE_WORDS[language].own;
  return Object.entries(own).reduce((text, [english, theirs]) => text.replace(english, theirs), detail);
}

/** Text that says what it says: nothing in it is markup, a character reference or Liquid. */
function literal(text: string): string {
  return text
    .replaceAll(/\p{C}+/gu, ' ')
    .replaceAll(/[&<>"'{}%]/g, character => `&#${character.charCodeAt(0)};`);
}

function mjml(
  paragraphs: readonly string[],
  { title, button, why, url }: { title: string; button: string; why: string; url: string },
): string {
  return `<mjml><mj-head><mj-attributes>
<mj-all font-family="Inter, Helvetica, Arial, sans-serif" />
<mj-text font-size="15px" line-height="1.55" color="#1D2126" />
</mj-attributes></mj-head><mj-body background-color="#FAF8F5"><mj-section padding="32px 8px"><mj-column background-color="#FFFFFF" border="1px solid #E7E2DB" border-radius="8px" padding="16px 8px">
<mj-text font-size="20px" line-height="1.35" font-weight="600">${title}</mj-text>
${paragraphs.map(paragraph => `<mj-text>${paragraph}</mj-text>`).join('\n')}
<mj-button href="${literal(url)}" align="left" background-color="#B4431F" color="#FFFFFF" border-radius="8px" font-weight="600">${button}</mj-button>
<mj-text font-size="13px" color="#5D6670">${why}</mj-text>
</mj-column></mj-section></mj-body></mjml>`;
}
