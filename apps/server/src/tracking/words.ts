import type { UiLanguage } from '@chasqui/domain';

/** Everything that the public pages say. */
export interface PageWords {
  unsubscribeTitle: string;
  unsubscribeMail: (address: string) => string;
  unsubscribeNotifications: string;
  unsubscribeButton: string;
  unsubscribedTitle: string;
  unsubscribedMail: (address: string) => string;
  unsubscribedNotifications: string;
  undo: string;
  preferencesLink: string;
  preferencesTitle: string;
  preferencesLead: (address: string) => string;
  mail: string;
  mailHelp: string;
  notifications: string;
  notificationsHelp: string;
  save: string;
  saved: string;
  testTitle: string;
  test: string;
  goneTitle: string;
  gone: string;
  badLinkTitle: string;
  badLink: string;
  tooManyTitle: string;
  tooMany: string;
}

const en: PageWords = {
  unsubscribeTitle: 'Unsubscribe',
  unsubscribeMail: address => `Do you want to stop getting our e-mails at ${address}?`,
  unsubscribeNotifications: 'Do you want to stop getting our notifications?',
  unsubscribeButton: 'Unsubscribe',
  unsubscribedTitle: 'You are unsubscribed',
  unsubscribedMail: address => `We will send no more newsletters to ${address}.`,
  unsubscribedNotifications: 'We will send you no more notifications.',
  undo: 'That was a mistake: keep me subscribed',
  preferencesLink: 'Choose what you get',
  preferencesTitle: 'What you get from us',
  preferencesLead: address => `These are the choices for ${address}.`,
  mail: 'E-mails',
  mailHelp: 'News and offers by e-mail.',
  notifications: 'Notifications',
  notificationsHelp: 'Messages in the inbox on our website.',
  save: 'Save',
  saved: 'Your choices are saved.',
  testTitle: 'This was a test',
  test: 'This link came with a test message. Nobody was unsubscribed.',
  goneTitle: 'No longer here',
  gone: 'This message is no longer available.',
  badLinkTitle: 'This link does not work',
  badLink: 'It may have been cut off. Open it from the message itself, or copy all of it.',
  tooManyTitle: 'Please wait a moment',
  tooMany: 'Too many links that do not work came from your network. Try again in a minute.',
};

const es: PageWords = {
  unsubscribeTitle: 'Darse de baja',
  unsubscribeMail: address => `¿Quieres dejar de recibir nuestros correos en ${address}?`,
  unsubscribeNotifications: '¿Quieres dejar de recibir nuestras notificaciones?',
  unsubscribeButton: 'Darme de baja',
  unsubscribedTitle: 'Te has dado de baja',
  unsubscribedMail: address => `No enviaremos más boletines a ${address}.`,
  unsubscribedNotifications: 'No te enviaremos más notificaciones.',
  undo: 'Fue un error: quiero seguir recibiéndolos',
  preferencesLink: 'Elegir lo que recibo',
  preferencesTitle: 'Lo que recibes de nosotros',
  preferencesLead: address => `Estas son las opciones de ${address}.`,
  mail: 'Correos',
  mailHelp: 'Novedades y ofertas por correo electrónico.',
  notifications: 'Notificaciones',
  notificationsHelp: 'Mensajes en el buzón de nuestro sitio web.',
  save: 'Guardar',
  saved: 'Tus opciones están guardadas.',
  testTitle: 'Esto era una prueba',
  test: 'Este enlace venía en un mensaje de prueba. No se ha dado de baja a nadie.',
  goneTitle: 'Ya no está aquí',
  gone: 'Este mensaje ya no está disponible.',
  badLinkTitle: 'Este enlace no funciona',
  badLink: 'Puede que esté cortado. Ábrelo desde el propio mensaje o cópialo entero.',
  tooManyTitle: 'Espera un momento, por favor',
  tooMany: 'Desde tu red han llegado demasiados enlaces que no funcionan. Inténtalo de nuevo en un minuto.',
};

export const PAGE_WORDS: Readonly<Record<UiLanguage, PageWords>> = { en, es };
