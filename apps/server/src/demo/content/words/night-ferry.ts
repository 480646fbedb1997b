import type { AnnouncementWords } from '../mail/announcement.js';
import { firstName, link } from '../mail/parts.js';
import { SITE } from '../organisation.js';

/** An announcement: a decaf that its roasters drink themselves. */
export const nightFerry: AnnouncementWords = {
  lang: 'en',
  title: 'Norte &amp; Mar: Night Ferry',
  webVersion: 'View in your browser',
  hero: {
    label: 'New from Thursday',
    title: 'Night Ferry',
    subtitle: 'All of the coffee, and you still sleep.',
    action: { label: 'Order a bag', href: `${SITE}/coffee/night-ferry` },
  },
  facts: [
    { figure: '0.1 %', text: 'caffeine, at the very most' },
    { figure: '€12', text: 'a bag of 250 g' },
    { figure: '2', text: 'roasts a week, no more' },
  ],
  letter: {
    headline: 'The cup we missed ourselves',
    paragraphs: [
      `Dear ${firstName('friend')},`,
      'For six years people have asked us for a coffee to drink after dinner, and for six years we made a face. Decaf tasted of cardboard, and we were not going to sell you cardboard.',
      'Then a cooperative in Huila sent us a sample without telling us what it was. The caffeine had been taken out where the coffee grows, with sugar cane and mountain water and nothing else. Tomás had three cups of it at ten at night. He was asleep by eleven.',
    ],
  },
  measures: {
    headline: 'What is in the cup',
    bars: [
      { label: 'Dark chocolate', percent: 92 },
      { label: 'Dried fig', percent: 64 },
      { label: 'Orange peel', percent: 38 },
      { label: 'Regret', percent: 2 },
    ],
  },
  quote: {
    text: '“Two cups after supper, and I slept like a harbour seal.”',
    by: 'Marta, who bakes our bread and gets up at four',
  },
  last: {
    headline: 'Be there when it sails',
    text: `{% if user.attributes.plan %}Your {{ user.attributes.plan }} parcel leaves {% if user.attributes.next_parcel_on %}on {{ user.attributes.next_parcel_on | date: "%-d %B" }}{% else %}with the next roast{% endif %}. Swap a bag for Night Ferry and it costs you nothing extra.{% else %}The first roast is eighty bags. It leaves the harbour on Thursday, and ${link(`${SITE}/parcel`, 'subscribers')} have first call on half of it.{% endif %}{% if user.attributes.favourite_roast %} If you like a {{ user.attributes.favourite_roast }} roast, you will know where you are with this one.{% endif %}`,
    action: {
      label: 'Keep one for me',
      href: `${SITE}/night-ferry/first-roast`,
    },
  },
  signOff: {
    closing: 'Sleep well,',
    names: 'Inés and Tomás',
    postscript: `P.S. It is at the bar too. Ask for ${link(`${SITE}/cafe`, 'the late one')}.`,
  },
};
