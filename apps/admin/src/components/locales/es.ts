import type { Translation } from '../../i18n/index.js';
import type en from './en.js';

export default {
  // En todas partes
  more: 'Más',
  cancel: 'Cancelar',
  save: 'Guardar',
  undo: 'Deshacer',
  dismiss: 'Cerrar',
  tryAgain: 'Intentar de nuevo',
  optional: 'opcional',
  copied: 'Copiado',
  copyRefused: 'El navegador no lo permitió. Seleccione el texto y cópielo a mano.',
  moreTags: { one: '+{count}', other: '+{count}' },

  // Formularios
  fieldsToFix: { one: 'Hay que revisar un campo', other: 'Hay que revisar {count} campos' },
  notSaved: 'No se pudo guardar',
  inputKept: 'Aún no se ha guardado nada; lo que escribió sigue aquí.',
  unsavedTitle: '¿Salir sin guardar?',
  unsavedExplanation: 'Lo que cambió aquí no se ha guardado y se perdería.',
  unsavedLeave: 'Salir',
  unsavedStay: 'Quedarme',
  typeToConfirm: 'Escriba {word} para confirmar',
  inTimeZone: 'La hora se entiende en {zone}.',

  takeOut: 'Quitar {name}',

  // Listas
  filters: 'Filtros',
  removeFilter: 'Quitar el filtro: {label}',
  clearSearch: 'Borrar la búsqueda',
  rowActions: 'Acciones',
  actionsFor: 'Acciones para {name}',
  selectAll: 'Seleccionar todo en esta página',
  selectRow: 'Seleccionar {name}',
  selected: { one: '{count} seleccionado', other: '{count} seleccionados' },
  clearSelection: 'Quitar la selección',
  bulkActions: 'Acciones para lo seleccionado',
  pages: 'Páginas',
  previous: 'Anterior',
  next: 'Siguiente',

  // Progreso
  progressUnknown: 'Calculando cuántos',
  progressPaused: 'en pausa',
  progressRate: '{rate} por segundo',
  progressLeft: 'faltan unos {duration}',

  // Paleta
  palette: 'Ir a cualquier sitio',
  palettePlaceholder: '¿Adónde? Escriba un nombre',
  goTo: 'Ir a',
  searching: 'Buscando …',
  searchFailed: 'La búsqueda no respondió. Los destinos de arriba sí funcionan.',
  choicesFailed: 'La búsqueda no respondió. Inténtelo de nuevo en un momento.',
  nothingFoundFor: 'Nada se llama «{text}».',

  // Errores, avisos, vistas previas
  errorReference: 'Referencia: {reference}',
  toasts: 'Avisos',
  previewWidth: 'Ancho de la vista previa',
  mailPart: 'Parte del mensaje',
  mailHtml: 'Correo',
  mailText: 'Texto',
  mailHasNoText: 'El mensaje no tiene parte de texto.',
  desktop: 'Ordenador',
  phone: 'Teléfono',
} satisfies Translation<typeof en>;
