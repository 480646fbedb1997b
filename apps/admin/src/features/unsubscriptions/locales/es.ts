import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  unsubscriptions: 'Bajas',
  count: { one: '{count} baja', other: '{count} bajas' },
  searchPeople: 'Buscar por nombre o correo',
  notLoaded: 'No se pudieron cargar las bajas',
  whatBelongsHere:
    'Quien deja un canal está aquí, con cuándo y cómo. Desde entonces las campañas lo omiten; dejar el correo nunca detiene las notificaciones, ni al revés.',
  nobodyFound: 'Nadie que se llame «{search}» se ha dado de baja.',
  noMatch: 'Nadie se ha dado de baja de este canal.',
  clearFilters: 'Quitar los filtros',
  all: 'Todos',
  mail: 'Correo',
  notification: 'Notificación',
  name: 'Nombre',
  channel: 'Canal',
  when: 'Cuándo',
  how: 'Cómo',
  campaign: 'Desde qué campaña',
  erasedUser: 'Usuario borrado',

  sourceLINK: 'Enlace del mensaje',
  sourceONE_CLICK: 'Botón del programa de correo',
  sourcePREFERENCES: 'Página de preferencias',
  sourceCOMPLAINT: 'Marcado como spam',
  sourceMEMBER: 'Por un miembro',
  sourceAPI: 'Por la API',
  sourceIMPORT: 'Importación',
} satisfies Translation<typeof en>;
