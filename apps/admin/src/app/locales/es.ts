import type { Translation } from '../../i18n/index.js';
import type en from './en.js';

export default {
  skipToContent: 'Saltar al contenido',
  navigation: 'Navegación',
  foldNavigation: 'Plegar la navegación',
  unfoldNavigation: 'Desplegar la navegación',
  search: 'Buscar o ir a',

  messaging: 'Mensajes',
  campaigns: 'Campañas',
  deliveries: 'Entregas de mensajes',
  deliveriesShort: 'Entregas',
  templates: 'Plantillas',
  unsubscriptions: 'Bajas',
  audience: 'Audiencia',
  users: 'Usuarios',
  targets: 'Públicos',
  settings: 'Ajustes',
  mailbox: 'Buzón',
  more: 'Más',

  memberMenu: 'Miembro, apariencia e idioma',
  appearance: 'Apariencia',
  system: 'Como el sistema',
  light: 'Clara',
  dark: 'Oscura',
  language: 'Idioma',
  signOut: 'Salir',
  signOutFailed: 'Su sesión sigue abierta: no se pudo contactar con Chasqui.',

  unreachable:
    'Ahora no se puede contactar con Chasqui. Lo que escribió se conserva; inténtelo en un momento.',
  notFoundTab: 'No encontrado',
  notFound: 'No hay nada en esta dirección. Quizá se eliminó, o el enlace no está completo.',
  toCampaigns: 'Ir a las campañas',
  pageFailed: 'No se pudo mostrar esta página',
  pageFailedHelp:
    'Quizá Chasqui se actualizó entretanto. Cargue la página de nuevo; nada de lo guardado se pierde.',
  reload: 'Cargar de nuevo',
} satisfies Translation<typeof en>;
