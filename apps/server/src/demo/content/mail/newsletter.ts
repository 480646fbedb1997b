import { COLOUR, FACE } from './brand.js';
import { sea, sunrise } from './drawings.js';
import { masthead, page, type PageWords, signOff } from './page.js';
import { button, cell, column, heading, line, link, section, table, text } from './parts.js';

/** What a newsletter says; everything else of it is the same from month to month. Words may hold HTML and Liquid. */
export interface NewsletterWords extends PageWords {
  name: string;
  issue: string;
  lead: { label: string; headline: string; paragraphs: string[]; action: Action; note: string };
  shelf: { headline: string; coffees: Coffee[]; advice: string };
  card: { figure: string; text: string; action: Action };
  recipe: { headline: string; steps: string[]; more: string };
  week: { headline: string; days: { day: string; what: string }[] };
  parcel: { label: string; text: string };
  signOff: { closing: string; names: string; postscript: string };
}

interface Action {
  label: string;
  href: string;
}

interface Coffee {
  name: string;
  href: string;
  origin: string;
  taste: string;
  price: string;
}

/** The monthly letter: a lead story, three coffees, the card, a recipe, the week, the reader's parcel. */
export function newsletter(words: NewsletterWords): string {
  return page(
    words,
    'paper',
    masthead(words),
    cover(words),
    lead(words.lead),
    shelf(words.shelf),
    card(words.card),
    recipe(words.recipe),
    week(words.week),
    parcel(words.parcel),
    signOff(words.signOff),
    section({ below: 40 }, column({}, ...sea())),
  );
}

function cover({ name, issue }: NewsletterWords): string {
  return section(
    { above: 20 },
    column(
      {},
      ...sunrise(),
      heading(1, { type: 'display', above: 36, below: 10, align: 'center' }, name),
      text({ type: 'small', tone: 'quiet', align: 'center' }, issue),
    ),
  );
}

function lead(words: NewsletterWords['lead']): string {
  return section(
    { above: 56 },
    column(
      {},
      text({ type: 'label', tone: 'coral', below: 10 }, words.label),
      heading(2, { type: 'headline', below: 20 }, words.headline),
      ...words.paragraphs.map(paragraph => text({ below: 16 }, paragraph)),
      button({ kind: 'coral', href: words.action.href, above: 12, below: 14 }, words.action.label),
      text({ type: 'small', tone: 'quiet' }, words.note),
    ),
  );
}

function shelf(words: NewsletterWords['shelf']): string {
  const rows = words.coffees.map(({ name, href, origin, taste, price }) => [
    cell(
      { width: 80 },
      [
        `<span style="font-size:21px;">${link(href, name)}</span>`,
        `<span class="quiet" style="font-family:${FACE.sans};font-size:14px;line-height:22px;color:${COLOUR.quiet};">${origin}</span>`,
        taste,
      ].join('<br />'),
    ),
    cell({ width: 20, align: 'right', size: 21 }, price),
  ]);
  return section(
    { above: 64 },
    column(
      {},
      heading(2, { type: 'headline', below: 16 }, words.headline),
      line(),
      table({ role: 'presentation', below: 20 }, rows),
      text({}, words.advice),
    ),
  );
}

function card(words: NewsletterWords['card']): string {
  return [
    section({ above: 64 }),
    section(
      { above: 44, below: 52, background: COLOUR.sea, bleed: true },
      column(
        {},
        text({ type: 'display', tone: 'sun', below: 8 }, words.figure),
        text({ tone: 'foam', below: 26 }, words.text),
        button({ kind: 'foam', href: words.action.href }, words.action.label),
      ),
    ),
  ].join('\n');
}

function recipe(words: NewsletterWords['recipe']): string {
  const rows = words.steps.map((step, index) => [
    cell({ width: 12, tone: 'coral', size: 32, ruled: false }, String(index + 1)),
    cell({ width: 88, ruled: false }, step),
  ]);
  return section(
    { above: 64 },
    column(
      {},
      heading(2, { type: 'headline', below: 12 }, words.headline),
      table({ role: 'presentation', below: 12 }, rows),
      text({}, words.more),
    ),
  );
}

function week(words: NewsletterWords['week']): string {
  const rows = words.days.map(({ day, what }) => [
    cell({ head: true, width: 26, tone: 'coral' }, day),
    cell({ width: 74 }, what),
  ]);
  return section(
    { above: 64 },
    column({}, heading(2, { type: 'headline', below: 16 }, words.headline), line(), table({}, rows)),
  );
}

function parcel(words: NewsletterWords['parcel']): string {
  return section(
    { above: 48 },
    column({}, text({ type: 'label', tone: 'coral', below: 8 }, words.label), text({}, words.text)),
  );
}
