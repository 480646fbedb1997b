import type { NoticeKind, UiLanguage } from '@chasqui/domain';

interface KindWords {
  /** Liquid; the campaign's name is a variable. */
  subject: string;
  what: string;
  /** What to do. */
  whatToDo: string;
}

/** Everything that notices say. */
interface NoticeWords {
  kinds: Readonly<Record<NoticeKind, KindWords>>;
  said: { RELAY: string; US: string };
  left: (sent: string, scope: string) => string;
  sometime: string;
  open: string;
  why: string;
  /** Sentences of ours by the English. */
  own: Readonly<Record<string, string>>;
}

const en: NoticeWords = {
  kinds: {
    OVERDUE: {
      subject: '“{{ campaign.name }}” was not sent: its time had passed',
      what: 'It was due on {due}, while Chasqui was not running. It does not go out so late without being asked.',
      whatToDo: 'On its page you can send it now, choose another time, or cancel it.',
    },
    REFUSALS: {
      subject: '“{{ campaign.name }}” is paused: too many messages were refused',
      what: 'Too many of its messages were refused in a row, so it paused by itself. The rest waits.',
      whatToDo: 'When the cause is mended, resume it on its page. What failed can be tried again at the end.',
    },
    SENDER_REFUSED: {
      subject: '“{{ campaign.name }}” is paused: its sender is refused',
      what: 'The relays do not take mail from its sender, so it paused by itself. Nothing is lost.',
      whatToDo: 'Let the relay accept this sender, or use another relay; then resume it on its page.',
    },
    FAILED: {
      subject: '“{{ campaign.name }}” could not be sent',
      what: 'Its shipment has ended, and no message could be sent.',
      whatToDo: 'Its page says more; what failed can be tried again there.',
    },
  },
  said: { RELAY: 'What was said:', US: 'Why:' },
  left: (sent, scope) => `${sent} of ${scope} messages have left.`,
  sometime: 'an earlier day',
  open: 'Open the campaign',
  why: 'You get this because you are an owner here, or because you launched it.',
  own: {},
};

const es: NoticeWords = {
  kinds: {
    OVERDUE: {
      subject: '«{{ campaign.name }}» no se envió: su hora había pasado',
      what: 'Debía salir el {due}, mientras Chasqui no estaba en marcha. Tan tarde no sale sin que alguien lo decida.',
      whatToDo: 'En su página puede enviarla ahora, elegir otra hora o cancelarla.',
    },
    REFUSALS: {
      subject: '«{{ campaign.name }}» está en pausa: se rechazaron demasiados mensajes',
      what: 'Se rechazaron demasiados de sus mensajes seguidos, así que se puso en pausa sola. El resto espera.',
      whatToDo:
        'Cuando la causa esté resuelta, reanúdela en su página. Lo que falló se puede reintentar al final.',
    },
    SENDER_REFUSED: {
      subject: '«{{ campaign.name }}» está en pausa: se rechaza su remitente',
      what: 'Los servidores de correo no aceptan mensajes de su remitente, así que se puso en pausa sola. No se pierde nada.',
      whatToDo:
        'Haga que el servidor acepte este remitente, o use otro servidor; después reanúdela en su página.',
    },
    FAILED: {
      subject: '«{{ campaign.name }}» no se pudo enviar',
      what: 'Su envío ha terminado y no se pudo enviar ningún mensaje.',
      whatToDo: 'Su página dice más; lo que falló se puede reintentar allí.',
    },
  },
  said: { RELAY: 'Lo que se dijo:', US: 'Por qué:' },
  left: (sent, scope) => `Han salido ${sent} de ${scope} mensajes.`,
  sometime: 'un día anterior',
  open: 'Abrir la campaña',
  why: 'Recibe esto porque es propietario, o porque la lanzó.',
  own: {
    'Nobody was reached: the targets select no user.':
      'No llegó a nadie: los públicos no incluyen a ningún usuario.',
    'Nobody was reached: every user of the audience was skipped. The deliveries say why.':
      'No llegó a nadie: se omitió a todos los usuarios. Las entregas dicen por qué.',
    'No message could be sent. The deliveries say why.':
      'No se pudo enviar ningún mensaje. Las entregas dicen por qué.',
    'It could not be prepared: ': 'No se pudo preparar: ',
    'An error on our side; the log has the details.':
      'Fue un error de Chasqui; los detalles están en el registro.',
  },
};

export const NOTICE_WORDS: Readonly<Record<UiLanguage, NoticeWords>> = { en, es };
