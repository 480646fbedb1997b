import type { NewsletterWords } from '../mail/newsletter.js';
import { firstName, link } from '../mail/parts.js';
import { SITE } from '../organisation.js';

/** The newsletter's words in Spanish. */
export const tablaDeMareas: NewsletterWords = {
  lang: 'es',
  title: 'Norte &amp; Mar: La Tabla de Mareas',
  webVersion: 'Ver en el navegador',
  name: 'Tabla de Mareas',
  issue: 'Carta desde el tostadero de Puerto Claro &nbsp;·&nbsp; N.º&nbsp;27',
  lead: {
    label: 'De vuelta en el estante',
    headline: 'Un café para la hora antes de los barcos',
    paragraphs: [
      `Hola{% if user.first_name %} ${firstName('')}{% endif %}:`,
      'Ha vuelto Rompeolas. Lo cultivan once familias en las laderas de Jaén, en el norte de Perú, y lo secan despacio bajo techo en vez de deprisa al sol. Esa paciencia es lo que se nota en la taza: albaricoque, azúcar moreno y, cuando se enfría, té negro.',
      'Hemos comprado los cuarenta y un sacos. El año pasado duraron siete semanas.',
    ],
    action: { label: 'Pedir Rompeolas', href: `${SITE}/es/cafe/rompeolas` },
    note: '250 g, 13,50 €. Envío gratis a partir de 30 €.',
  },
  shelf: {
    headline: 'A su lado en el estante',
    coffees: [
      {
        name: 'Marejada',
        href: `${SITE}/es/cafe/marejada`,
        origin: 'Brasil y Sumatra, tueste oscuro',
        taste: 'Avellana y cacao, sin sorpresas. Va bien con leche.',
        price: '11,00&nbsp;€',
      },
      {
        name: 'Bajamar',
        href: `${SITE}/es/cafe/bajamar`,
        origin: 'Huila, Colombia, tueste medio',
        taste: 'Ciruela madura, panela y un largo paseo a casa.',
        price: '12,50&nbsp;€',
      },
      {
        name: 'Alborada',
        href: `${SITE}/es/cafe/alborada`,
        origin: 'Nyeri, Kenia, tueste claro',
        taste: 'Grosella negra y pomelo. Da voces, y es a propósito.',
        price: '15,00&nbsp;€',
      },
    ],
    advice: `{% if user.attributes.favourite_roast == "dark" %}Te gusta el café oscuro: empieza por Marejada.{% elsif user.attributes.favourite_roast == "medium" %}Te gusta el tueste medio: empieza por Bajamar.{% elsif user.attributes.favourite_roast == "light" %}Te gusta el tueste claro: empieza por Alborada.{% else %}¿Dudas? Empieza por Bajamar. Nadie lo ha devuelto todavía.{% endif %} O mira ${link(`${SITE}/es/cafe`, 'los nueve cafés')}.`,
  },
  card: {
    figure: '{{ user.attributes.points | default: "500" }}',
    text: '{% if user.attributes.points %}puntos en tu tarjeta. Cada 500 son una bolsa de café.{% else %}puntos son una bolsa de café. Sumas uno con cada euro, desde la primera taza.{% endif %}',
    action: {
      label: 'Abrir mi tarjeta',
      href: `${SITE}/es/tarjeta`,
    },
  },
  recipe: {
    headline: 'Rompeolas, como lo tomamos nosotros',
    steps: [
      '{% if user.attributes.grinds_at_home == false %}Dieciocho gramos, tres cucharadas colmadas. Te llega molido para filtro, así que puedes guardar la báscula.{% else %}Pesa dieciocho gramos, tres cucharadas colmadas, y muélelos como arena gruesa.{% endif %}',
      'Echa sesenta gramos de agua recién hervida. Déjalo respirar medio minuto, o un buen bostezo.',
      'Sigue echando agua, en círculos lentos, hasta trescientos gramos. A los tres minutos está listo; a los cinco, mejor.',
    ],
    more: `{% if user.attributes.brew_methods contains "moka pot" %}Para tu cafetera italiana: muele más fino, empieza con agua caliente, deja la tapa abierta y retírala al primer borboteo.{% elsif user.attributes.brew_methods contains "espresso" %}Para tu espresso: dieciocho gramos dentro, cuarenta fuera, en medio minuto.{% else %}¿Tienes otra cafetera?{% endif %} ${link(`${SITE}/es/recetas`, 'Todas las recetas, en una página')}.`,
  },
  week: {
    headline: 'Pleamar de esta semana',
    days: [
      { day: 'Martes', what: 'Tostamos. Lo que pidas antes de las diez de la mañana sale el mismo día.' },
      { day: 'Jueves', what: 'Tostamos otra vez, con la puerta de atrás abierta. Entra a olerlo.' },
      {
        day: 'Sábado',
        what: `Cata en la mesa larga, a las once, ocho sitios, gratis. ${link(`${SITE}/es/catas`, 'Guardadme uno')}.`,
      },
      { day: 'Domingo', what: 'Cerrado. Estamos por ahí, tomando el café de otros.' },
    ],
  },
  parcel: {
    label: 'Por correo',
    text: `{% if user.attributes.plan %}Tu paquete {{ user.attributes.plan }} sale {% if user.attributes.next_parcel_on %}el {{ user.attributes.next_parcel_on | date: "%-d/%-m" }}{% else %}con el próximo tueste{% endif %}. ¿Te vas de viaje? ${link(`${SITE}/es/paquete`, 'Muévelo, sáltatelo o mándaselo a alguien')}.{% else %}Low Tide es una bolsa cada quince días; High Tide, dos; Spring Tide, cuatro. ${link(`${SITE}/es/paquete`, 'Elige tu marea')} y déjalo cuando quieras.{% endif %}`,
  },
  signOff: {
    closing: 'Hasta la próxima marea,',
    names: 'Inés y Tomás',
    postscript: 'P. D.: Contesta si te apetece. Leemos todas las respuestas, taza en mano.',
  },
};
