import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  mailbox: 'Buzón',
  search: 'Buscar correos',
  count: { one: '{count} correo', other: '{count} correos' },
  mails: 'Correos',
  newer: 'Recientes',
  older: 'Anteriores',
  unread: 'Sin leer',
  noSubject: '(sin asunto)',
  toAddress: 'para {address}',
  notLoaded: 'No se pudo cargar el buzón',
  whatBelongsHere:
    'El correo que Chasqui envía queda aquí y no sale de esta máquina. Envíe una campaña o una prueba, y aparecerá solo.',
  notInUse: 'El correo sale por su servidor, así que aquí no queda nada.',
  toCampaigns: 'Ir a las campañas',
  nothingFound: 'Ningún correo tiene «{search}» en su destinatario, remitente o asunto.',
  clearSearch: 'Borrar la búsqueda',
  chooseMail: 'Elija un correo para leerlo como la persona a quien se envió.',
  ownersOnly: 'Solo los propietarios leen el buzón, pues contiene el correo de todos.',

  clear: 'Vaciar el buzón',
  clearTitle: '¿Vaciar el buzón?',
  clearExplanation: 'Las entregas y las cifras quedan como están; solo se van los correos de aquí.',
  clearKeep: 'Conservarlos',
  cleared: { one: 'Un correo eliminado', other: '{count} correos eliminados' },

  // Un correo
  mailNotLoaded: 'No se pudo cargar el correo',
  mailGone: 'Este correo ya no está aquí. Quizá se vació el buzón.',
  from: 'De',
  to: 'Para',
  received: 'Recibido',
  part: 'Qué se muestra del correo',
  html: 'Correo',
  text: 'Texto',
  headers: 'Cabeceras',
  source: 'Fuente',
  mailCounts: 'Mirarlo aquí cuenta como apertura, y sus enlaces funcionan y cuentan como clics.',
  textCounts: 'Sus enlaces funcionan y cuentan como clics; leer solo el texto no cuenta.',
  mailTo: 'Correo para {address}: {subject}',
  noText: 'Este correo no tiene parte de texto.',
  header: 'Cabecera',
  value: 'Valor',
  copySource: 'Copiar la fuente',
} satisfies Translation<typeof en>;
