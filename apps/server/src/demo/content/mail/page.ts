import { COLOUR } from './brand.js';
import { element } from './element.js';
import { column, group, section, text } from './parts.js';

/** What surrounds every mail of the organisation. */
export interface PageWords {
  /** Language tag (RFC 5646) of the words. */
  lang: string;
  title: string;
  webVersion: string;
}

/** On what the page is written. */
export type Paper = 'paper' | 'peach';

/** A whole MJML document: head, style sheets for phones and dark mode, and the sections. */
export function page(words: PageWords, paper: Paper, ...sections: string[]): string {
  const head = element(
    'mj-head',
    {},
    element('mj-title', {}, words.title),
    element(
      'mj-raw',
      {},
      '<meta name="color-scheme" content="light dark" />',
      '<meta name="supported-color-schemes" content="light dark" />',
    ),
    element('mj-style', {}, PHONE),
    element('mj-style', {}, dark(COLOUR.dark[paper])),
  );
  const body = element('mj-body', { 'css-class': 'page', 'background-color': COLOUR[paper] }, ...sections);
  return `${element('mjml', { lang: words.lang, dir: 'ltr' }, head, body)}\n`;
}

/** The organisation's name and the way to the web version. */
export function masthead(words: PageWords, on: { background?: string; bleed?: boolean } = {}): string {
  const panel = on.background !== undefined;
  const ampersand = `<span${panel ? '' : ' class="amp"'} style="color:${panel ? COLOUR.sun : COLOUR.coral};font-style:italic;">&amp;</span>`;
  return section(
    { above: 28, below: 28, ...on },
    group(
      column(
        { width: '50%', 'vertical-align': 'middle' },
        text({ type: 'title', tone: panel ? 'foam' : 'ink' }, `Norte ${ampersand} Mar`),
      ),
      column(
        { width: '50%', 'vertical-align': 'middle' },
        text(
          { type: 'small', tone: panel ? 'mist' : 'quiet', align: 'right' },
          `<a href="{{ web_version_url }}" style="color:${panel ? COLOUR.mist : COLOUR.quiet};text-decoration:underline;">${words.webVersion}</a>`,
        ),
      ),
    ),
  );
}

/** Who writes, at the end of a mail. */
export function signOff(
  words: { closing: string; names: string; postscript: string },
  align: 'left' | 'center' = 'left',
): string {
  return section(
    { above: 56, below: 56 },
    column(
      {},
      text({ align, below: 4 }, words.closing),
      text({ type: 'headline', tone: 'coral', align, below: 24 }, `<em>${words.names}</em>`),
      text({ type: 'small', tone: 'quiet', align }, words.postscript),
    ),
  );
}

const PHONE = `\
@media only screen and (max-width: 480px) {
  .display div { font-size: 46px !important; line-height: 48px !important; letter-spacing: -0.8px !important; }
  .script div { font-size: 38px !important; line-height: 44px !important; }
  .headline div { font-size: 28px !important; line-height: 34px !important; }
}`;

// The footer that is added to every mail has a dark background of its own; here it takes the page's.
const dark = (paper: string): string => `\
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page div[role="article"] { background-color: ${paper} !important; }
  .page .chasqui-footer { background: ${paper} !important; }
  .ink div, .ink td.ink { color: ${COLOUR.dark.ink} !important; }
  .quiet div, .quiet a, .ink .quiet { color: ${COLOUR.dark.quiet} !important; }
  .coral div, .ink a, .ink .coral, .amp { color: ${COLOUR.dark.coral} !important; }
  .ruled { border-bottom-color: ${COLOUR.dark.line} !important; }
  .line p { border-top-color: ${COLOUR.dark.line} !important; }
  .tide p { border-top-color: ${COLOUR.dark.tide} !important; }
  .glow p { border-top-color: ${COLOUR.dark.coral} !important; }
}`;
