import { announcement } from './mail/announcement.js';
import { birthday } from './mail/birthday.js';
import { newsletter } from './mail/newsletter.js';
import { birthdayCard } from './words/birthday-card.js';
import { nightFerry } from './words/night-ferry.js';
import { tideTable } from './words/tide-table.js';

export type DemoTemplateKey = 'newsletter' | 'announcement' | 'birthday';

/** A default template, with a subject and a preheader (both Liquid) that suit it. */
export interface DemoTemplate {
  key: DemoTemplateKey;
  name: string;
  subject: string;
  preheader: string;
  mjml: string;
}

/** The three templates that the demo starts with. */
export const demoTemplates: readonly DemoTemplate[] = [
  {
    key: 'newsletter',
    name: 'Newsletter',
    subject: 'The Tide Table: Rompeolas is back',
    preheader: 'Forty-one sacks, a recipe for the slow hour, and a seat at Saturday’s tasting.',
    mjml: newsletter(tideTable),
  },
  {
    key: 'announcement',
    name: 'Product announcement',
    subject: 'New from Thursday: Night Ferry',
    preheader: 'All of the coffee, and you still sleep.',
    mjml: announcement(nightFerry),
  },
  {
    key: 'birthday',
    name: 'Birthday card',
    subject: 'Happy birthday{% if user.first_name %}, {{ user.first_name }}{% endif %}! The cake is on us',
    preheader: 'There is a candle, a slice of almond cake, and a word to say at the bar.',
    mjml: birthday(birthdayCard),
  },
];
