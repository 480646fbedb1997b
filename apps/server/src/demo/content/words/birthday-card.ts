import type { BirthdayWords } from '../mail/birthday.js';
import { firstName } from '../mail/parts.js';
import { SITE } from '../organisation.js';

/** A birthday card with almond cake. */
export const birthdayCard: BirthdayWords = {
  lang: 'en',
  title: 'Norte &amp; Mar: happy birthday',
  webVersion: 'View in your browser',
  headline: 'Happy birthday,',
  name: firstName('dear friend'),
  paragraphs: [
    'Marta has been up since four, and there is almond cake. One slice has a candle in it. We are keeping you the good table by the window.',
  ],
  gift: {
    label: 'Your present, on the house',
    what: 'A pot of {{ user.attributes.last_coffee | default: "Rompeolas" }} and a slice of cake',
    code: 'VELAS',
    how: 'Say the word at the bar within thirty days. Too far away? Type it at the checkout, and we send you a bag without postage.',
  },
  action: { label: 'Choose my coffee', href: `${SITE}/birthday` },
  points:
    '{% if user.attributes.points %}There are a hundred points on your card that were not there yesterday. That makes {{ user.attributes.points | plus: 100 }}.{% else %}Come on a birthday and we start your card with a hundred points.{% endif %}',
  signOff: {
    closing: 'From all of us behind the bar,',
    names: 'Inés, Tomás and Marta',
    postscript: 'P.S. We do not sing. We have been asked not to.',
  },
};
