import { COLOUR } from './brand.js';
import { moon } from './drawings.js';
import { masthead, page, type PageWords, signOff } from './page.js';
import { bar, button, column, group, heading, line, section, text } from './parts.js';

/** What an announcement says. Words may hold HTML and Liquid. */
export interface AnnouncementWords extends PageWords {
  hero: { label: string; title: string; subtitle: string; action: Action };
  /** Three figures that speak for themselves, each with a few words. */
  facts: { figure: string; text: string }[];
  letter: { headline: string; paragraphs: string[] };
  /** Bars of a length in percent: how much of what. */
  measures: { headline: string; bars: { label: string; percent: number }[] };
  quote: { text: string; by: string };
  last: { headline: string; text: string; action: Action };
  signOff: { closing: string; names: string; postscript: string };
}

interface Action {
  label: string;
  href: string;
}

const NIGHT = { background: COLOUR.night, bleed: true };

/** One new thing, told like a poster first and like a letter after. */
export function announcement(words: AnnouncementWords): string {
  return page(
    words,
    'paper',
    masthead(words, NIGHT),
    hero(words.hero),
    facts(words.facts),
    letter(words.letter),
    measures(words.measures),
    quote(words.quote),
    last(words.last),
    signOff(words.signOff),
  );
}

function hero(words: AnnouncementWords['hero']): string {
  return section(
    { ...NIGHT, above: 28, below: 60 },
    column(
      {},
      ...moon(),
      text({ type: 'label', tone: 'sun', align: 'center', above: 44, below: 8 }, words.label),
      heading(1, { type: 'display', tone: 'foam', align: 'center', below: 14 }, words.title),
      text({ type: 'title', tone: 'mist', align: 'center', below: 32 }, words.subtitle),
      button({ kind: 'sun', href: words.action.href, align: 'center' }, words.action.label),
    ),
  );
}

function facts(words: AnnouncementWords['facts']): string {
  const width = `${(100 / words.length).toFixed(2)}%`;
  return section(
    { above: 36, below: 28, side: 12 },
    group(
      ...words.map(({ figure, text: meaning }) =>
        column(
          { width },
          text({ type: 'headline', align: 'center', side: 6 }, figure),
          text({ type: 'small', tone: 'quiet', align: 'center', above: 2, side: 6 }, meaning),
        ),
      ),
    ),
  );
}

function letter(words: AnnouncementWords['letter']): string {
  return section(
    {},
    column(
      {},
      line({ below: 56 }),
      heading(2, { type: 'headline', below: 20 }, words.headline),
      ...words.paragraphs.map(paragraph => text({ below: 16 }, paragraph)),
    ),
  );
}

function measures(words: AnnouncementWords['measures']): string {
  return section(
    { above: 44 },
    column(
      {},
      heading(2, { type: 'headline', below: 14 }, words.headline),
      ...words.bars.flatMap(({ label, percent }) => [
        text({ type: 'small', above: 14, below: 6 }, label),
        bar({ name: 'glow', colour: COLOUR.coral, thickness: 10, width: `${percent}%`, align: 'left' }),
      ]),
    ),
  );
}

function quote(words: AnnouncementWords['quote']): string {
  return section(
    { above: 60 },
    column(
      {},
      text({ type: 'headline', tone: 'coral', below: 10 }, `<em>${words.text}</em>`),
      text({ type: 'small', tone: 'quiet' }, words.by),
    ),
  );
}

function last(words: AnnouncementWords['last']): string {
  return section(
    { above: 60 },
    column(
      {},
      line({ below: 48 }),
      heading(2, { type: 'headline', below: 16 }, words.headline),
      text({ below: 28 }, words.text),
      button({ kind: 'coral', href: words.action.href }, words.action.label),
    ),
  );
}
