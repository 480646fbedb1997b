import type { Translation } from '../../i18n/index.js';
import type en from './en.js';

export default {
  unreachable:
    'No se pudo contactar con Chasqui. Lo que escribió sigue aquí; inténtelo de nuevo en un momento.',
  unauthenticated: 'Su sesión ha terminado.',
  forbidden: 'Su rol no lo permite. Un propietario puede cambiarlo en los ajustes.',
  notFound: 'Ya no está. Quizá alguien lo eliminó.',
  badInput: 'Una parte no se puede guardar así.',
  tooOften: 'Demasiados intentos. Pruebe de nuevo en {duration}.',
  internal: 'Algo falló en Chasqui. Inténtelo de nuevo; si se repite, avise a quien lo administra.',
  internalReference: 'Algo falló en Chasqui. Si se repite, dé este número a quien lo administra: {reference}',

  loadUnreachable: 'No se pudo contactar con Chasqui. Revise su conexión e inténtelo de nuevo.',
  loadForbidden: 'Su rol no permite ver esto. Un propietario puede cambiarlo en los ajustes.',
  loadFailed: 'No se ha perdido nada. Inténtelo de nuevo; si se repite, avise a quien administra Chasqui.',
} satisfies Translation<typeof en>;
