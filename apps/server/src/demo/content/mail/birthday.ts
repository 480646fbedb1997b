import { COLOUR, FACE } from './brand.js';
import { cake } from './drawings.js';
import { masthead, page, type PageWords, signOff } from './page.js';
import { button, column, heading, section, text } from './parts.js';

/** What a birthday card says. Words may hold HTML and Liquid. */
export interface BirthdayWords extends PageWords {
  headline: string;
  /** Whose birthday it is, as if written on the card by hand. */
  name: string;
  paragraphs: string[];
  gift: { label: string; what: string; code: string; how: string };
  action: { label: string; href: string };
  points: string;
  signOff: { closing: string; names: string; postscript: string };
}

/** A card with a candle, a wish and a present. */
export function birthday(words: BirthdayWords): string {
  return page(words, 'peach', masthead(words), wish(words), gift(words), signOff(words.signOff, 'center'));
}

function wish({ headline, name, paragraphs }: BirthdayWords): string {
  return section(
    { above: 24 },
    column(
      {},
      ...cake(),
      heading(1, { type: 'display', align: 'center', above: 40 }, headline),
      text({ type: 'script', tone: 'coral', align: 'center', below: 28 }, name),
      ...paragraphs.map(paragraph => text({ align: 'center', below: 14 }, paragraph)),
    ),
  );
}

function gift({ gift: words, action, points }: BirthdayWords): string {
  return [
    section({ above: 36 }),
    section(
      { above: 40, below: 44, background: COLOUR.sea, bleed: true },
      column(
        {},
        text({ type: 'label', tone: 'sun', align: 'center', below: 10 }, words.label),
        text({ type: 'headline', tone: 'foam', align: 'center', below: 24 }, words.what),
        text({ tone: 'foam', align: 'center', below: 24 }, ticket(words.code)),
        text({ type: 'small', tone: 'mist', align: 'center', below: 28 }, words.how),
        button({ kind: 'sun', href: action.href, align: 'center' }, action.label),
      ),
    ),
    section({ above: 36 }, column({}, text({ align: 'center' }, points))),
  ].join('\n');
}

/** The code to say at the bar, in a dashed frame. */
function ticket(code: string): string {
  const frame = `border:2px dashed ${COLOUR.sun};padding:12px 18px 12px 26px;`;
  const letters = `font-family:${FACE.sans};font-size:24px;line-height:28px;font-weight:700;letter-spacing:8px;color:${COLOUR.foam};`;
  return `<table role="presentation" align="center" cellpadding="0" cellspacing="0" border="0" style="margin:0 auto;"><tr><td align="center" style="${frame}${letters}">${code}</td></tr></table>`;
}
