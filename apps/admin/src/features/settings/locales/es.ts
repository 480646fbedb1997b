import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  settings: 'Ajustes',
  sections: 'Secciones de los ajustes',
  noSuchSection: 'Los ajustes no tienen esa sección.',
  toSettings: 'Ir a los ajustes',
  notLoaded: 'No se pudieron cargar los ajustes',
  readOnly: 'Puede mirar los ajustes, pero no cambiarlos. Los propietarios y editores sí.',
  saved: 'Ajustes guardados',
  tooLong: 'Como mucho {count} caracteres.',

  // Organización
  organisation: 'Organización',
  organisationAbout: 'Quién escribe: está en el pie de cada correo de campaña y en las páginas públicas.',
  organisationName: 'Nombre',
  organisationNameMissing: 'Escriba un nombre, para que se sepa quién escribe.',
  postalAddress: 'Dirección postal',
  postalAddressHelp: 'Está en el pie de cada correo de campaña. La ley la exige en muchos países.',
  language: 'Idioma',
  languageHelp: 'Del pie y de las páginas públicas, para personas de idioma desconocido.',
  timeZone: 'Zona horaria',
  timeZoneHelp: 'Cuándo empiezan y acaban los días, y en qué zona se entienden las horas.',

  // Remitentes
  senders: 'Remitentes',
  sendersAbout:
    'Nombres y direcciones desde los que pueden venir las campañas. Las nuevas empiezan con el predeterminado.',
  addSender: 'Añadir remitente',
  newSender: 'Nuevo remitente',
  noSenders: 'Un remitente es el nombre y la dirección desde los que vienen sus correos. Añada el primero.',
  noSendersReadOnly: 'Un remitente es el nombre y la dirección desde los que vienen los correos. Aún no hay.',
  sender: 'Remitente',
  answersTo: 'Respuestas a',
  sameAddress: 'la misma dirección',
  newCampaigns: 'Campañas nuevas',
  default: 'Predeterminado',
  edit: 'Editar',
  makeDefault: 'Hacer predeterminado',
  remove: 'Quitar',
  senderName: 'Nombre',
  senderNameHelp: 'Lo primero que se ve en el buzón de entrada.',
  senderNameMissing: 'Escriba el nombre que se verá.',
  senderAddress: 'Dirección',
  senderAddressHelp: 'Su servidor de correo debe poder enviar en nombre de su dominio.',
  addressMissing: 'Escriba la dirección desde la que vienen los correos.',
  addressWrong: 'Esto no es una dirección de correo. Escríbala como hola@example.org.',
  replyTo: 'Responder a',
  replyToHelp: 'Adónde van las respuestas, si no a la dirección de arriba.',
  isDefault: 'Empezar las campañas nuevas con este remitente',
  senderSaved: 'Remitente guardado',
  senderRemoved: 'Remitente quitado',
  defaultSender: '{name} es ahora el predeterminado',
  senderGone: 'No existe ese remitente. Quizá alguien lo quitó.',
  allSenders: 'Todos los remitentes',
  removeTitle: '¿Quitar el remitente {name}?',
  removeExplanation:
    'Los correos enviados lo conservan. Una campaña que lo use debe recibir antes otro remitente.',
  removeSender: 'Quitar remitente',
  keepIt: 'Conservarlo',
  senderInUse: 'Una campaña usa este remitente. Dele antes otro a la campaña.',

  // Pie
  footer: 'Pie',
  footerAbout:
    'Está bajo cada correo de campaña, con el nombre, la dirección postal y la salida. Los mensajes sueltos no lo llevan.',
  footerText: 'Más texto',
  footerTextHelp: 'Por qué se reciben sus correos, un número de registro. Puede tener varias líneas.',
  footerPreview: 'Cómo se lee el pie',
  footerLacksAddress:
    'Aún no hay dirección postal. La ley la exige en muchos países; añádala en <organisation>Organización</organisation>.',
  footerUnsubscribeEn: 'Unsubscribe',
  footerUnsubscribeEs: 'Darme de baja',
  footerPreferencesEn: 'Preferences',
  footerPreferencesEs: 'Mis preferencias',

  // Seguimiento
  tracking: 'Seguimiento',
  trackingAbout:
    'Lo que Chasqui puede saber de cómo se leen los correos. Vale para las campañas que se lancen desde ahora.',
  trackOpens: 'Contar aperturas',
  trackOpensHelp:
    'Los correos llevan una imagen invisible que avisa cuando se abren. Sin ella, las aperturas quedan en cero.',
  trackClicks: 'Contar clics',
  trackClicksHelp:
    'Los enlaces pasan por Chasqui de camino. Sin ello, quedan como usted los escribió, y los clics en cero.',

  // Reintentos
  retries: 'Reintentos',
  retriesAbout:
    'Qué pasa con un correo que un servidor aplaza: la mayoría llega unos minutos después. Vale desde el próximo intento.',
  retryFirst: 'Primera pausa, en minutos',
  retryFirstHelp: 'Se duplica cada vez.',
  retryLongest: 'Pausa más larga, en minutos',
  giveUp: 'Abandonar después de, en horas',
  giveUpHelp: 'Desde el primer intento. La entrega queda entonces como fallida.',
  numberWrong: 'Un número de {min} a {max}.',
  longestTooShort: 'No más corta que la primera pausa.',
  longestTooLong: 'No más larga que el tiempo hasta abandonar.',
  retriesEffect:
    'Se intenta otra vez después de {pauses} y así sucesivamente, como mucho cada {longest}. Se abandona después de {giveUp}.',

  // Retención
  hold: 'Retención',
  holdAbout:
    'Para probar: las campañas funcionan como siempre, pero solo las direcciones de abajo reciben correo.',
  holdOn: 'Escribir solo a estas direcciones',
  holdOnHelp: 'A todos los demás se los omite, y cada entrega lo dice.',
  holdAddresses: 'Direcciones',
  holdAddressesHelp: 'Una por línea.',
  holdAddressesWrong: {
    one: '{addresses} no es una dirección de correo.',
    other: 'Esto no son direcciones de correo: {addresses}.',
  },
  holdNobody: 'Con la retención activa y sin direcciones aquí, nadie recibe correo.',
} satisfies Translation<typeof en>;
