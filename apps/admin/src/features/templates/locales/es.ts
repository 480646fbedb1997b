import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  templates: 'Plantillas',
  count: { one: '{count} plantilla', other: '{count} plantillas' },
  newTemplate: 'Nueva plantilla',
  notLoaded: 'No se pudieron cargar las plantillas',
  whatBelongsHere:
    'Una plantilla es un diseño con el que empiezan los correos. Cree una y cada campaña podrá partir de una copia.',
  modified: 'Última modificación: <when>when</when>',
  actionsFor: 'Acciones para {name}',
  edit: 'Editar',
  preview: 'Vista previa',
  copy: 'Copiar',
  delete: 'Eliminar',

  deleteTitle: '¿Eliminar «{name}»?',
  deleteExplanation:
    'No se puede recuperar. Las campañas que empezaron con ella conservan sus propias copias.',
  deleteTemplate: 'Eliminar plantilla',
  keepIt: 'Conservarla',
  deleted: '«{name}» se eliminó',

  newTitle: '¿Cómo se llama la nueva plantilla?',
  newHelp: 'Empieza con una página en blanco. Para empezar con otro diseño, copie una plantilla.',
  copyTitle: '¿Cómo se llama la copia de «{name}»?',
  copyName: '{name} (copia)',
  name: 'Nombre',
  nameMissing: 'Póngale un nombre, para que los demás la encuentren.',
  create: 'Crear y editar',
  cancel: 'Cancelar',

  sourceOf: 'MJML de {name}',
  oneNotLoaded: 'No se pudo cargar la plantilla',
  gone: 'Esta plantilla no existe, o ya no existe.',
  toTemplates: 'Ir a las plantillas',

  template: 'Plantilla',
  blank: 'En blanco',
} satisfies Translation<typeof en>;
