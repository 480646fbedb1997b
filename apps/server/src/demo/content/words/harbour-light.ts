import type { AnnouncementWords } from '../mail/announcement.js';
import { firstName } from '../mail/parts.js';
import { SITE } from '../organisation.js';

/** The announcement's page with other words: for people who have not been seen for a while. */
export const harbourLight: AnnouncementWords = {
  lang: 'en',
  title: 'Norte &amp; Mar: the light is on',
  webVersion: 'View in your browser',
  hero: {
    label: 'It has been a while',
    title: 'The light is on',
    subtitle: 'Your table is where you left it.',
    action: { label: 'See what is new', href: `${SITE}/new` },
  },
  facts: [
    { figure: '3', text: 'new coffees on the shelf' },
    { figure: '1', text: 'more table by the window' },
    { figure: '0', text: 'changes to the almond cake' },
  ],
  letter: {
    headline: 'Not much changed. A little did.',
    paragraphs: [
      `Dear ${firstName('friend')},`,
      'We have not seen you for a couple of months. You owe us no reason: summers end, kettles break, people discover tea.',
      '{% if user.attributes.last_coffee %}The last coffee you had from us was {{ user.attributes.last_coffee }}. It is still here, and it still sells out on Fridays.{% else %}Rompeolas is back, the one that tastes of apricot, and it still sells out on Fridays.{% endif %} If you would like to look in, the first cup is ours.',
    ],
  },
  measures: {
    headline: 'What people drank meanwhile',
    bars: [
      { label: 'Marejada', percent: 88 },
      { label: 'Bajamar', percent: 67 },
      { label: 'Rompeolas', percent: 52 },
      { label: 'Tea', percent: 4 },
    ],
  },
  quote: {
    text: '“I came back for my umbrella and stayed for the winter.”',
    by: 'Ramón, the table by the door',
  },
  last: {
    headline: 'A cup for the way back',
    text: 'Say “luz” at the bar, or type it at the checkout, and your next bag travels without postage. {% if user.attributes.points %}The {{ user.attributes.points }} points on your card are still there; they do not go off.{% else %}It works once, and it works until the end of next month.{% endif %}',
    action: { label: 'Use my cup', href: `${SITE}/light` },
  },
  signOff: {
    closing: 'See you at low tide,',
    names: 'Inés and Tomás',
    postscript: 'P.S. Had enough of us? The link below works at once, and there are no hard feelings.',
  },
};
