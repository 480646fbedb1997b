import { announcement } from './mail/announcement.js';
import { birthday } from './mail/birthday.js';
import { newsletter } from './mail/newsletter.js';
import { SITE } from './organisation.js';
import type { DemoTargetKey } from './targets.js';
import type { DemoTemplateKey } from './templates.js';
import { birthdayCard } from './words/birthday-card.js';
import { harbourLight } from './words/harbour-light.js';
import { nightFerry } from './words/night-ferry.js';
import { tablaDeMareas } from './words/tabla-de-mareas.js';
import { tideTable } from './words/tide-table.js';

interface DemoCampaignBase {
  name: string;
  /** Liquid. Of a notification it is the title. */
  subject: string;
  /** Targets that it goes to; none means everyone. */
  targets: readonly DemoTargetKey[];
  excludedTargets: readonly DemoTargetKey[];
  /** The demo sends it; the others stay drafts. */
  launched: boolean;
}

export interface DemoMailCampaign extends DemoCampaignBase {
  channel: 'EMAIL';
  /** The template that the mail began as. */
  template: DemoTemplateKey;
  preheader: string;
  mjml: string;
}

export interface DemoNotificationCampaign extends DemoCampaignBase {
  channel: 'NOTIFICATION';
  html: string;
  action: { label: string; url: string } | null;
}

export type DemoCampaign = DemoMailCampaign | DemoNotificationCampaign;

/** The campaigns of the demo, oldest first. */
export const demoCampaigns: readonly DemoCampaign[] = [
  {
    channel: 'EMAIL',
    name: 'The Tide Table, No. 27',
    subject: '{{ user.first_name | default: "Hello" }}, Rompeolas is back',
    preheader: 'Forty-one sacks, a recipe for the slow hour, and a seat at Saturday’s tasting.',
    targets: [],
    excludedTargets: [],
    launched: true,
    template: 'newsletter',
    mjml: newsletter(tideTable),
  },
  {
    channel: 'EMAIL',
    name: 'La Tabla de Mareas, n.º 27',
    subject:
      '{% if user.first_name %}{{ user.first_name }}, ha vuelto{% else %}Ha vuelto{% endif %} Rompeolas',
    preheader: 'Cuarenta y un sacos, una receta para la hora lenta y un sitio en la cata del sábado.',
    targets: ['spanish-edition'],
    excludedTargets: [],
    launched: false,
    template: 'newsletter',
    mjml: newsletter(tablaDeMareas),
  },
  {
    channel: 'NOTIFICATION',
    name: 'Parcels leave early before the holiday',
    subject: 'Parcels leave a day early this week',
    html: [
      '<p>Thursday is a holiday in the harbour, so we roast and pack on <strong>Wednesday</strong>.</p>',
      '<p>{% if user.attributes.plan %}Your {{ user.attributes.plan }} parcel comes along. There is nothing you need to do.{% else %}What you order before ten that morning is on its way by noon.{% endif %}</p>',
    ].join('\n'),
    action: { label: 'See the roasting days', url: `${SITE}/roasting-days` },
    targets: [],
    excludedTargets: [],
    launched: true,
  },
  {
    channel: 'EMAIL',
    name: 'Night Ferry: first call for plans and dark roasts',
    subject: 'Night Ferry: a decaf we drink ourselves',
    preheader:
      '{% if user.attributes.plan %}Swap a bag of your {{ user.attributes.plan }} parcel before Thursday.{% else %}0.1 % caffeine, eighty bags, first roast on Thursday.{% endif %}',
    targets: ['on-a-plan', 'dark-roast'],
    excludedTargets: [],
    launched: true,
    template: 'announcement',
    mjml: announcement(nightFerry),
  },
  {
    channel: 'EMAIL',
    name: 'Birthday card with cake',
    subject: '{{ user.first_name | default: "Psst" }}, there is cake with your name on it',
    preheader: 'Happy birthday from the bar. One word, and it is on the house.',
    targets: ['birthday-club'],
    excludedTargets: [],
    launched: false,
    template: 'birthday',
    mjml: birthday(birthdayCard),
  },
  {
    channel: 'EMAIL',
    name: 'The light is on: come back',
    subject: 'We kept your table{% if user.first_name %}, {{ user.first_name }}{% endif %}',
    preheader: 'Three new coffees, one more table by the window, and the first cup is ours.',
    targets: ['gone-quiet'],
    excludedTargets: ['on-a-plan'],
    launched: false,
    template: 'announcement',
    mjml: announcement(harbourLight),
  },
  {
    channel: 'NOTIFICATION',
    name: 'Double points on Saturday',
    subject: 'Saturday morning counts twice',
    html: [
      '<p>Hello {{ user.first_name | default: "there" }}, from nine to noon every cup at the bar is worth <strong>double points</strong>.</p>',
      '<p><small>{% if user.attributes.points %}You have {{ user.attributes.points }} now; 500 are a bag of coffee.{% else %}No card yet? Ask at the bar, it takes a minute.{% endif %}</small></p>',
    ].join('\n'),
    action: null,
    targets: ['cafe-regulars'],
    excludedTargets: [],
    launched: false,
  },
  {
    channel: 'NOTIFICATION',
    name: 'Cata del sábado: quedan sitios',
    subject: 'Quedan tres sitios en la cata del sábado',
    html: [
      '<h3>Mesa larga, once de la mañana</h3>',
      '<p>Probamos <em>Rompeolas</em> al lado de otros dos cafés de Perú:</p>',
      '<ul><li>uno lavado, limpio y cítrico;</li><li>uno natural, que sabe a fresa.</li></ul>',
      '<p>Es gratis y dura una hora. Si ya no puedes venir, <a href="https://example.com/es/catas/ceder">cede tu sitio</a>.</p>',
    ].join('\n'),
    action: { label: 'Guardadme un sitio', url: `${SITE}/es/catas` },
    targets: ['spanish-edition'],
    excludedTargets: [],
    launched: false,
  },
];
