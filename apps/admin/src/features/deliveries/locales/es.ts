import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  deliveries: 'Entregas de mensajes',
  count: { one: '{count} entrega', other: '{count} entregas' },
  searchPeople: 'Buscar por nombre o correo',
  notLoaded: 'No se pudieron cargar las entregas',
  whatBelongsHere:
    'Aquí estará cada mensaje a cada usuario, con lo que fue de él, en cuanto se envíe el primero.',
  toCampaigns: 'Ir a las campañas',
  noMatch: 'Ninguna entrega coincide con estos filtros.',
  nobodyFound: 'Ninguna entrega a «{search}» coincide.',
  tooMany: 'Demasiadas personas se llaman algo como «{search}». Escriba más del nombre o de la dirección.',
  clearFilters: 'Quitar los filtros',

  // Columnas y filtros
  name: 'Nombre',
  campaign: 'Campaña',
  noCampaign: 'Sin campaña',
  noCampaignChoice: 'Sin campaña (mensajes sueltos)',
  searchCampaigns: 'Buscar campañas por nombre',
  type: 'Tipo',
  all: 'Todos',
  mail: 'Correo',
  notification: 'Notificación',
  shipment: 'Envío',
  shipping: 'Envío',
  sent: 'Enviado',
  read: 'Leído',
  status: 'Estado',
  erasedUser: 'Usuario borrado',

  // Lo que fue de él
  statusQUEUED: 'En cola',
  statusDEFERRED: 'Aplazado',
  statusSENT: 'Enviado',
  statusBOUNCED: 'Rebotado',
  statusFAILED: 'Fallido',
  statusSKIPPED: 'Omitido',
  statusCANCELED: 'Cancelado',
  nextTry: 'Próximo intento',

  // Por qué, en pocas palabras
  reasonADDRESS_REFUSED: 'Dirección rechazada',
  reasonALREADY_RECEIVED: 'Ya recibió la campaña',
  reasonCONNECTION_LOST: 'Conexión perdida',
  reasonDUPLICATE_ADDRESS: 'Misma dirección que otro usuario',
  reasonGAVE_UP: 'Abandonado tras muchos intentos',
  reasonHELD: 'Retenido por los ajustes',
  reasonMESSAGE_REFUSED: 'Mensaje rechazado',
  reasonNEEDS_SMTPUTF8: 'El servidor no admite la dirección',
  reasonNO_ADDRESS: 'Sin dirección de correo',
  reasonSENDER_REFUSED: 'Remitente rechazado',
  reasonRENDERING: 'No se pudo componer',
  reasonSUPPRESSED: 'Rebotó o se quejó antes',
  reasonTOO_LARGE: 'Mensaje demasiado grande',
  reasonTRY_LATER: 'El servidor pidió esperar',
  reasonUNKNOWN_MAILBOX: 'El buzón no existe',
  reasonUNSUBSCRIBED: 'De baja',

  // Por qué, en una frase, y qué se sigue de ello
  whyADDRESS_REFUSED: 'El servidor de correo rechazó esta dirección. Sus palabras están en la cronología.',
  whyALREADY_RECEIVED:
    'Este usuario recibió la campaña en un envío anterior, y en este se pidió omitir a quienes ya la tenían.',
  whyCONNECTION_LOST:
    'La conexión con el servidor de correo se cortó con el mensaje en camino. Se intenta de nuevo; en el peor caso llega dos veces.',
  whyDUPLICATE_ADDRESS:
    'Otro usuario con la misma dirección está en este envío; nadie debería recibir dos veces el mismo correo.',
  whyGAVE_UP:
    'El servidor de correo siguió pidiendo esperar hasta que no tuvo sentido continuar. El mensaje no llegó.',
  whyHELD:
    'Los ajustes retienen el correo: solo se escribe a las direcciones de la lista. Desactive la retención cuando esté listo.',
  whyMESSAGE_REFUSED:
    'El servidor de correo rechazó el mensaje, no la dirección. Sus palabras están en la cronología.',
  whyNEEDS_SMTPUTF8:
    'La dirección tiene letras que el servidor de correo no admite. Otro quizá sí (SMTPUTF8).',
  whyNO_ADDRESS: 'Este usuario no tiene dirección de correo. Añádale una, y el próximo envío le llegará.',
  whySENDER_REFUSED:
    'Ningún servidor de correo acepta a este remitente. Deben poder enviar en nombre de su dominio.',
  whyRENDERING: 'El mensaje no se pudo componer con los valores de este usuario. No se envió nada.',
  whySUPPRESSED:
    'El correo a esta dirección rebotó definitivamente o se marcó como spam. Ya no se le escribe, para proteger su reputación.',
  whyTOO_LARGE:
    'El mensaje es mayor de lo que admite el servidor de correo. Redúzcalo, con menos imágenes o más ligeras.',
  whyTRY_LATER: 'El servidor de correo pidió intentarlo más tarde. No hay que hacer nada.',
  whyUNKNOWN_MAILBOX:
    'El servidor de correo dice que ese buzón no existe. No se escribe más a la dirección hasta que se corrija.',
  whyUNSUBSCRIBED: 'Este usuario se dio de baja del canal. Las campañas lo dejan en paz.',
  whyCANCELED: 'El envío se canceló antes de que le tocara a este mensaje. No se envió.',

  // Una entrega
  delivery: 'Entrega',
  deliveryNotLoaded: 'No se pudo cargar la entrega',
  deliveryGone: 'No existe esa entrega. Quizá desapareció con su envío o su campaña.',
  allDeliveries: 'Todas las entregas',
  to: 'Para',
  nobody: 'Nadie en particular',
  tries: 'Intentos',
  timeline: 'Cronología',
  message: 'Mensaje',
  asSent: 'Exactamente como se envió, sin el seguimiento. Sus enlaces aquí no llevan a ninguna parte.',
  asMade: 'Como se compuso para este usuario; no se ha enviado. Sus enlaces aquí no llevan a ninguna parte.',
  messageOf: 'Mensaje para {name}',
  subject: 'Asunto',
  neverMade: 'Para esta entrega no se compuso ningún mensaje, así que no hay nada que mostrar.',

  // La cronología
  eventQueued: 'En cola',
  eventSent: 'Aceptado por el servidor de correo',
  eventDelivered: 'Puesto en el buzón',
  eventRead: 'Leído',
  eventSkipped: 'Omitido',
  eventCanceled: 'Cancelado',
  eventDeferred: 'Un intento falló',
  eventBounced: 'Rebotado',
  eventFailed: 'Fallido',
  eventOpened: 'Abierto',
  eventClicked: 'Clic',
  eventComplained: 'Marcado como spam',
  eventUnsubscribed: 'Se dio de baja',
  byMachine: 'De una máquina',
  byMachineHelp: 'Lo hizo un filtro de correo o un precargador, no una persona. No está en las cifras.',
} satisfies Translation<typeof en>;
