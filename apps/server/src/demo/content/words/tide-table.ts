import type { NewsletterWords } from '../mail/newsletter.js';
import { firstName, link } from '../mail/parts.js';
import { SITE } from '../organisation.js';

/** The newsletter's words in English: issue 27 of The Tide Table. */
export const tideTable: NewsletterWords = {
  lang: 'en',
  title: 'Norte &amp; Mar: The Tide Table',
  webVersion: 'View in your browser',
  name: 'The Tide Table',
  issue: 'A letter from the roastery in Puerto Claro &nbsp;·&nbsp; No.&nbsp;27',
  lead: {
    label: 'Back on the shelf',
    headline: 'A coffee for the hour before the boats',
    paragraphs: [
      `Hello ${firstName('there')},`,
      'Rompeolas is back. It comes from eleven families on the slopes above Jaén, in the north of Peru, who dry it slowly under a roof instead of quickly in the sun. That patience is what you taste: apricot, brown sugar and, as the cup cools, black tea.',
      'We bought all forty-one sacks. Last year they lasted seven weeks.',
    ],
    action: { label: 'Order Rompeolas', href: `${SITE}/coffee/rompeolas` },
    note: '250 g, €13.50. No postage above €30.',
  },
  shelf: {
    headline: 'Beside it on the shelf',
    coffees: [
      {
        name: 'Marejada',
        href: `${SITE}/coffee/marejada`,
        origin: 'Brazil and Sumatra, dark roast',
        taste: 'Hazelnut and cocoa, no surprises. Good with milk.',
        price: '€11.00',
      },
      {
        name: 'Bajamar',
        href: `${SITE}/coffee/bajamar`,
        origin: 'Huila, Colombia, medium roast',
        taste: 'Ripe plum, cane sugar, and a long walk home.',
        price: '€12.50',
      },
      {
        name: 'Alborada',
        href: `${SITE}/coffee/alborada`,
        origin: 'Nyeri, Kenya, light roast',
        taste: 'Blackcurrant and grapefruit. Loud, and on purpose.',
        price: '€15.00',
      },
    ],
    advice: `{% if user.attributes.favourite_roast == "dark" %}You like your coffee dark, so begin with Marejada.{% elsif user.attributes.favourite_roast == "medium" %}You like a medium roast, so begin with Bajamar.{% elsif user.attributes.favourite_roast == "light" %}You like a light roast, so begin with Alborada.{% else %}Not sure? Begin with Bajamar. Nobody has ever brought it back.{% endif %} Or look at ${link(`${SITE}/coffee`, 'all nine coffees')}.`,
  },
  card: {
    figure: '{{ user.attributes.points | default: "500" }}',
    text: '{% if user.attributes.points %}points on your card. Every 500 are a bag of coffee.{% else %}points are a bag of coffee. You collect one with every euro, from the first cup.{% endif %}',
    action: {
      label: 'Open my card',
      href: `${SITE}/card`,
    },
  },
  recipe: {
    headline: 'Rompeolas, the way we drink it',
    steps: [
      '{% if user.attributes.grinds_at_home == false %}Eighteen grams, three heaped spoons. It reaches you ground for filter, so you can put the scales away.{% else %}Weigh eighteen grams, three heaped spoons, and grind them like coarse sand.{% endif %}',
      'Pour sixty grams of water just off the boil. Let it bloom for half a minute, or one good yawn.',
      'Pour on, in slow circles, up to three hundred grams. It is ready after three minutes and better after five.',
    ],
    more: `{% if user.attributes.brew_methods contains "moka pot" %}For your moka pot: grind it finer, start with hot water, leave the lid open, and take it off at the first gurgle.{% elsif user.attributes.brew_methods contains "espresso" %}For your espresso: eighteen grams in, forty out, in half a minute.{% else %}Another pot at home?{% endif %} ${link(`${SITE}/recipes`, 'Every recipe, on one page')}.`,
  },
  week: {
    headline: 'High water this week',
    days: [
      { day: 'Tuesday', what: 'We roast. What you order before ten in the morning leaves the same day.' },
      { day: 'Thursday', what: 'We roast again, with the back door open. Come in and smell it.' },
      {
        day: 'Saturday',
        what: `Tasting at the long table, eleven o’clock, eight seats, free. ${link(`${SITE}/tastings`, 'Keep one for me')}.`,
      },
      { day: 'Sunday', what: 'Closed. We are out drinking other people’s coffee.' },
    ],
  },
  parcel: {
    label: 'By post',
    text: `{% if user.attributes.plan %}Your {{ user.attributes.plan }} parcel leaves {% if user.attributes.next_parcel_on %}on {{ user.attributes.next_parcel_on | date: "%-d %B" }}{% else %}with the next roast{% endif %}. Going away? ${link(`${SITE}/parcel`, 'Move it, skip it or send it to a friend')}.{% else %}Low Tide is a bag every fortnight, High Tide two, Spring Tide four. ${link(`${SITE}/parcel`, 'Choose your tide')} and stop whenever you like.{% endif %}`,
  },
  signOff: {
    closing: 'Until the next tide,',
    names: 'Inés and Tomás',
    postscript: 'P.S. Write back if you like. One of us reads every answer, cup in hand.',
  },
};
