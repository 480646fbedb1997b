import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  saved: 'Guardado',
  unsaved: 'Sin guardar aún',
  saving: 'Guardando',
  refused: 'No se guardó',
  refusedHelp: 'Lo que escribió sigue aquí. Corríjalo y se guardará solo.',
  readOnly: 'Puede mirarlo, pero no cambiarlo',

  sides: 'Qué se muestra',
  write: 'Escribir',
  preview: 'Vista previa',
  undo: 'Deshacer',
  redo: 'Rehacer',
  done: 'Listo',

  variables: 'Variables',
  insertVariable: 'Insertar una variable',
  aboutPerson: 'La persona',
  firstName: 'Nombre',
  lastName: 'Apellido',
  fullName: 'Nombre completo',
  email: 'Correo',
  attributes: 'Atributos',
  aboutCampaign: 'La campaña',
  campaignName: 'Nombre de la campaña',
  links: 'Enlaces',
  unsubscribeLink: 'Darse de baja',
  preferencesLink: 'Preferencias',
  webVersionLink: 'Ver en el navegador',

  problems: 'Qué está mal',
  line: 'Línea {line}:',

  previewAs: 'Como lo ve esta persona',

  previewOf: 'Vista previa de {name}',
  noSubject: 'Aún sin asunto',
  noTitle: 'Aún sin título',
  previewStale: 'Así se veía antes del último cambio, que tiene un error.',
  previewEmpty: 'La vista previa aparecerá cuando se corrijan los errores.',
  previewFailed: 'No se pudo hacer la vista previa',
  missing: {
    one: 'Esta persona no tiene valor para {names}.',
    other: 'Esta persona no tiene valor para {names}.',
  },
  open: 'Abrir',
  close: 'Cerrar',
} satisfies Translation<typeof en>;
