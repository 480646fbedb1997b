import type { Translation } from '../../../i18n/index.js';
import type en from './en.js';

export default {
  signIn: 'Entrar',
  welcome: 'Entrar',
  sessionEnded: 'Su sesión ha terminado. Entre de nuevo para seguir donde estaba; no se ha perdido nada.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  emailMissing: 'Escriba el correo con el que fue invitado.',
  passwordMissing: 'Escriba su contraseña.',
  wrong: 'El correo o la contraseña no son correctos.',
  wrongHelp: 'Compruebe ambos e inténtelo de nuevo. Si sigue así, pida a un propietario otra invitación.',
  tooOften: 'Demasiados intentos. Pruebe de nuevo en {duration}.',
  tooOftenSometime: 'Demasiados intentos. Pruebe de nuevo en unos minutos.',
  failed: 'No se pudo contactar con Chasqui.',
  failedHelp: 'Compruebe su conexión e inténtelo de nuevo. Si sigue así, avise a quien administra Chasqui.',
  tryAgain: 'Intentar de nuevo',
  language: 'Idioma',
} satisfies Translation<typeof en>;
