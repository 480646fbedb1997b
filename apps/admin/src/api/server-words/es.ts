/**
 * What the server says, in Spanish. The key is the English sentence as it stands in the server's code, each `${...}` as
 * a `{name}`; a value that a name stands for twice must be the same. `{rest}` is a sentence itself, and `{where}`,
 * `{what}` and `{reason}` are parts of one (below); both are translated, other values stay as they are.
 */
export const sentences = {
  // Names and texts
  'Give a name.': 'Escriba un nombre.',
  'At most {max} characters.': 'Como máximo {max} caracteres.',
  'A number from {min} to {max}.': 'Un número de {min} a {max}.',
  'At most {max} at a time.': 'Como máximo {max} a la vez.',
  'One line, without control characters.': 'Una sola línea, sin caracteres de control.',
  'The text cannot contain the NUL character.': 'El texto no puede tener el carácter NUL.',
  'The text has half of a character (of a surrogate pair). Type it again.':
    'El texto tiene medio carácter (de un par sustituto). Vuelva a escribirlo.',

  // Trying again
  'The longest pause cannot be shorter than the first one.':
    'La pausa más larga no puede ser más corta que la primera.',
  'The longest pause cannot be longer than the time until giving up.':
    'La pausa más larga no puede durar más que el tiempo hasta abandonar.',

  // Addresses
  'The address has no @.': 'A la dirección le falta la @.',
  'The part before the @ is missing.': 'Falta la parte anterior a la @.',
  'The part before the @ has characters that an address cannot have.':
    'La parte anterior a la @ tiene caracteres que una dirección no puede tener.',
  'The part before the @ is longer than 64 octets.': 'La parte anterior a la @ tiene más de 64 octetos.',
  'The part after the @ is not the name of a domain.':
    'La parte posterior a la @ no es el nombre de un dominio.',
  'The address is longer than 254 octets.': 'La dirección tiene más de 254 octetos.',

  // Lists and pages of them
  'Give after or before, not both.': 'Indique after o before, pero no ambos.',
  'Ask for 1 to {max} rows at a time.': 'Pida entre 1 y {max} filas a la vez.',
  'This cursor does not belong to this list and order; begin with the first page.':
    'Este cursor no es de esta lista y este orden; empiece por la primera página.',
  'Deliveries are sorted by name within one campaign; choose it first.':
    'Las entregas se ordenan por nombre dentro de una campaña; elíjala primero.',
  'More than {max} users match. Narrow your search.':
    'Coinciden más de {max} usuarios. Haga la búsqueda más precisa.',

  // Relays
  'There can be {max} relays.': 'Puede haber {max} servidores de correo.',
  'There is a relay "{name}" already.': 'Ya hay un servidor de correo «{name}».',
  'The built-in mailbox cannot be deleted. Switch it off instead.':
    'El buzón incorporado no se puede eliminar. Desactívelo, en cambio.',
  'The first place is 0.': 'El primer lugar es el 0.',
  'Of the built-in mailbox nothing can be changed: it can be switched off and on.':
    'En el buzón incorporado no se puede cambiar nada: se puede desactivar y activar.',
  'Mail in the built-in mailbox reaches nobody, so it is not used beside other relays. Switch those off first.':
    'El correo del buzón incorporado no llega a nadie, así que no se usa junto a otros servidores. Desactive primero los otros.',
  'Give the name of the server: smtp.example.com.': 'Escriba el nombre del servidor: smtp.example.com.',
  'This is not the name or the address of a server: smtp.example.com.':
    'Esto no es el nombre ni la dirección de un servidor: smtp.example.com.',
  'Relays can have the ports {ports}. The setting RELAY_PORTS allows others.':
    'Los servidores de correo pueden tener los puertos {ports}. La variable RELAY_PORTS permite otros.',
  'Choose how the connection is protected.': 'Elija cómo se protege la conexión.',
  'A password is not sent over a connection that is not protected. Choose STARTTLS or TLS.':
    'Una contraseña no se envía por una conexión sin proteger. Elija STARTTLS o TLS.',
  'A password needs a username.': 'A la contraseña le falta un usuario.',
  'A username needs a password.': 'Al usuario le falta una contraseña.',
  'Give the password again: the stored one belongs to the server that the relay had before, and is not sent to another.':
    'Vuelva a escribir la contraseña: la guardada es del servidor anterior y no se envía a otro.',
  'Allow 1 to {max} connections.': 'Permita entre 1 y {max} conexiones.',
  'Allow 1 to {max} messages a second.': 'Permita entre 1 y {max} mensajes por segundo.',
  'At most {max} domains.': 'Como máximo {max} dominios.',
  'This is not the name of a domain: example.com.': 'Esto no es el nombre de un dominio: example.com.',
  'The domain {domain} stands in the list twice.': 'El dominio {domain} está dos veces en la lista.',
  'Too many tests of relays. Try again in a minute.':
    'Demasiadas pruebas de servidores de correo. Vuelva a intentarlo en un minuto.',

  // What to do about a relay that cannot be used
  'Nobody answers there. Check host and port; many networks let no mail out on port 25, and a firewall may be in between.':
    'Allí no contesta nadie. Revise el servidor y el puerto; muchas redes no dejan salir correo por el puerto 25, y puede haber un cortafuegos en medio.',
  'The certificate does not prove that this is the server you named. Give the name that stands in the certificate, or ask whoever runs the server to renew it.':
    'El certificado no prueba que este sea el servidor que usted indicó. Escriba el nombre que figura en el certificado, o pida a quien administra el servidor que lo renueve.',
  'The relay offers no STARTTLS on this port. Choose TLS, usually with port 465.':
    'El servidor de correo no ofrece STARTTLS en este puerto. Elija TLS, normalmente con el puerto 465.',
  'Many relays let nobody sign in before the connection is protected. Choose STARTTLS or TLS.':
    'Muchos servidores de correo no dejan iniciar sesión sin proteger antes la conexión. Elija STARTTLS o TLS.',
  'Choose the other way of signing in, or leave the username empty if the relay knows you by your address.':
    'Elija la otra forma de iniciar sesión, o deje vacío el usuario si el servidor lo reconoce por su dirección.',
  'Choose STARTTLS or TLS.': 'Elija STARTTLS o TLS.',
  'Try again.': 'Vuelva a intentarlo.',
  'The relay asks to come back later. Try again in a few minutes.':
    'El servidor de correo pide volver más tarde. Vuelva a intentarlo en unos minutos.',
  'The relay takes no mail from this machine. Ask whoever runs it to allow its address.':
    'El servidor de correo no admite correo de este equipo. Pida a quien lo administra que permita su dirección.',
  'Check the username, and get a new access token: they end after an hour or so.':
    'Revise el usuario y obtenga otro token de acceso: caducan al cabo de una hora, más o menos.',
  'Check username and password. Many providers want a password of its own for programs like this.':
    'Revise el usuario y la contraseña. Muchos proveedores piden una contraseña propia para programas como este.',
  'No server of this name can be found. Check how the host is written.':
    'No se encuentra ningún servidor con ese nombre. Revise cómo está escrito.',
  'Nothing listens there. Check host and port.': 'Allí no escucha nadie. Revise el servidor y el puerto.',
  'The server cannot be reached. Check host and port, and whether a firewall is in between.':
    'No se puede llegar al servidor. Revise el servidor y el puerto, y si hay un cortafuegos en medio.',
  'The relay may not expect TLS from the first byte on this port. Choose STARTTLS, or port 465.':
    'Puede que el servidor de correo no espere TLS desde el primer byte en este puerto. Elija STARTTLS, o el puerto 465.',
  'The relay may expect TLS from the first byte on this port. Choose TLS, or port 587.':
    'Puede que el servidor de correo espere TLS desde el primer byte en este puerto. Elija TLS, o el puerto 587.',

  // Campaigns
  'Only a mail is made from a template.': 'Solo un correo se hace a partir de una plantilla.',
  'Give a template or a content, not both.': 'Indique una plantilla o un contenido, pero no ambos.',
  'Somebody else saved this campaign since you opened it. Reload it; your text stays here until you do.':
    'Otra persona guardó esta campaña después de que usted la abriera. Vuelva a cargarla; su texto sigue aquí hasta entonces.',
  'At most {max} targets.': 'Como máximo {max} públicos.',
  'A target cannot be both included and left out.':
    'Un público no puede estar incluido y quedar fuera a la vez.',
  'A sender, template or target that the campaign names no longer exists. Reload and choose another.':
    'Un remitente, una plantilla o un público de la campaña ya no existe. Vuelva a cargar la página y elija otro.',
  'The mail has no subject yet.': 'El correo todavía no tiene asunto.',
  'The notification has no title yet.': 'La notificación todavía no tiene título.',
  'Only a mail has a sender.': 'Solo un correo tiene remitente.',
  'Only a mail has an address for answers.': 'Solo un correo tiene una dirección para las respuestas.',
  'Choose whom the mail is from; senders are added in the settings.':
    'Elija de quién es el correo; los remitentes se añaden en los ajustes.',
  'Line {line}: {rest}': 'Línea {line}: {rest}',

  // Launching, and what becomes of a shipment
  'This time has passed; choose a later one.': 'Esa hora ya pasó; elija una posterior.',
  'This time is more than two years ahead; choose an earlier one.':
    'Faltan más de dos años para esa hora; elija una anterior.',
  'Choose at least one target, or turn targeting off to reach everyone.':
    'Elija al menos un público, o desactive la segmentación para llegar a todos.',
  'A target no longer exists; choose another.': 'Un público ya no existe; elija otro.',
  'Give a campaign or a channel.': 'Indique una campaña o un canal.',
  'No relay is on, so no mail can leave. An owner adds one, or switches one on, in the settings.':
    'No hay ningún servidor de correo activo, así que no puede salir correo. Un propietario añade o activa uno en los ajustes.',
  'A shipment of this campaign is running or scheduled. Wait for it, or cancel it first.':
    'Hay un envío de esta campaña en curso o programado. Espere a que termine, o cancélelo antes.',
  'Another shipment of this campaign is running or scheduled. Wait for it, or cancel it first.':
    'Hay otro envío de esta campaña en curso o programado. Espere a que termine, o cancélelo antes.',
  'No message of this shipment has failed.': 'Ningún mensaje de este envío ha fallado.',
  'Failed messages can be tried again once the others are done.':
    'Los mensajes fallidos se pueden reintentar cuando los demás hayan terminado.',
  'What this idempotency key launched was deleted. Launch again with another key.':
    'Lo que se lanzó con esta clave de idempotencia se eliminó. Láncelo de nuevo con otra clave.',
  'The message cannot be made for user {id}: {rest}':
    'El mensaje no se puede hacer para el usuario {id}: {rest}',
  'Only a shipment that is under way can be paused.': 'Solo se puede pausar un envío que está en curso.',
  'Only a paused shipment can be resumed.': 'Solo se puede reanudar un envío que está en pausa.',
  'This shipment has ended already.': 'Este envío ya terminó.',
  'Only a shipment that has not begun can be moved.':
    'Solo se puede cambiar la hora de un envío que no ha empezado.',
  'Nobody was reached: the targets select no user.':
    'No llegó a nadie: los públicos no incluyen a ningún usuario.',
  'Nobody was reached: every user of the audience was skipped. The deliveries say why.':
    'No llegó a nadie: se omitió a todos los usuarios. Las entregas dicen por qué.',
  'No message could be sent. The deliveries say why.':
    'No se pudo enviar ningún mensaje. Las entregas dicen por qué.',
  'It could not be prepared: {rest}': 'No se pudo preparar: {rest}',
  'An error on our side; the log has the details.':
    'Fue un error de Chasqui; los detalles están en el registro.',
  'What the message says can no longer be made: {rest}': 'El mensaje ya no se puede hacer: {rest}',
  'What the message says is gone.': 'Lo que decía el mensaje ya no está.',
  "The sender's address: {rest}": 'La dirección del remitente: {rest}',

  // Tests
  'Give at least one address.': 'Escriba al menos una dirección.',
  'At most {max} addresses.': 'Como máximo {max} direcciones.',
  'The hold of the settings keeps mail from this address. Add it there, or lift the hold.':
    'Los ajustes retienen el correo a esta dirección. Añádala allí, o desactive la retención.',
  'Choose at least one user.': 'Elija al menos un usuario.',
  'At most {max} users.': 'Como máximo {max} usuarios.',
  'A user no longer exists; choose another.': 'Un usuario ya no existe; elija otro.',

  // Attributes
  'Use lower-case letters, digits and _, beginning with a letter: favourite_roast.':
    'Use letras minúsculas sin acentos, cifras y _, y empiece por una letra: cafe_favorito.',
  'There is an attribute "{key}" already.': 'Ya existe un atributo «{key}».',
  'Users have these values: {values}. Change those users first.':
    'Hay usuarios con estos valores: {values}. Cambie antes esos usuarios.',
  'These targets use the attribute: {names}. Change them first.':
    'Estos públicos usan el atributo: {names}. Cámbielos antes.',
  'These campaigns use the attribute: {names}.': 'Estas campañas usan el atributo: {names}.',
  'These templates use the attribute: {names}.': 'Estas plantillas usan el atributo: {names}.',
  'Change them first.': 'Cámbielas antes.',
  'Shipments of these campaigns go by the attribute: {names}. Wait for them, or cancel them first.':
    'Hay envíos de estas campañas que dependen del atributo: {names}. Espere a que terminen, o cancélelos antes.',
  'A choice needs at least one value.': 'Una opción necesita al menos un valor.',
  'Only a choice or a list has values to choose from.':
    'Solo las opciones y las listas tienen valores que elegir.',
  'At most {max} values.': 'Como máximo {max} valores.',

  // Settings
  'Choose {what}.': 'Elija {what}.',
  '"{text}" is not a time zone; write it like America/Santiago.':
    '«{text}» no es una zona horaria; escríbala así: America/Santiago.',
  'At most {max} senders.': 'Como máximo {max} remitentes.',
  'Only one sender can be the default.': 'Solo un remitente puede ser el predeterminado.',
  'This sender stands in the list twice.': 'Este remitente está dos veces en la lista.',
  'There is a sender {name} <{address}> already.': 'Ya existe un remitente {name} <{address}>.',
  'This sender no longer exists. Reload the settings.':
    'Este remitente ya no existe. Vuelva a cargar los ajustes.',
  'A sender that a campaign uses cannot be removed; change the campaign first.':
    'No se puede quitar un remitente que usa una campaña; cambie antes la campaña.',

  // Targets and their rules
  'These campaigns use it: {names}. Change them first.': 'Estas campañas lo usan: {names}. Cámbielas antes.',
  'A campaign uses it, or is just being deleted. Try again in a minute.':
    'Lo usa una campaña, o una que se está eliminando. Inténtelo de nuevo en un minuto.',
  'Give a group or a condition: an object with a "kind".':
    'Indique un grupo o una condición: un objeto con «kind».',
  'Groups can be at most {max} deep. Move some of this rule into a target of its own.':
    'Los grupos pueden tener como máximo {max} niveles. Lleve parte de esta regla a otro público.',
  'The group is empty. Add a condition to it, or remove it.':
    'El grupo está vacío. Añada una condición, o quítelo.',
  'A rule has at most {max} conditions. Use lists of values, or split it into several targets.':
    'Una regla tiene como máximo {max} condiciones. Use listas de valores, o divídala en varios públicos.',
  'Choose one of: {choices}.': 'Elija entre: {choices}.',
  '{value} is no kind of group or condition. Choose one of: {choices}.':
    '{value} no es un tipo de grupo ni de condición. Elija entre: {choices}.',
  '"not" is true, false or left out. Use one of these.':
    '«not» es true, es false o se omite. Use una de esas formas.',
  '{name} has no meaning here. Remove it, or check its spelling.':
    '{name} no significa nada aquí. Quítelo, o revise cómo está escrito.',
  '{value} is not possible here. Choose one of: {choices}.':
    '{value} no es posible aquí. Elija entre: {choices}.',
  '{value} is not (or no longer) a choice of {attribute}. Choose among: {choices}.':
    '{value} no es (o ya no es) una opción de {attribute}. Elija entre: {choices}.',
  'Give a list of at least one text, like ["gold"].': 'Escriba una lista de al menos un texto, como ["oro"].',
  'Give at most {max} values; these are {count}.': 'Escriba como máximo {max} valores; estos son {count}.',
  'Give a text.': 'Escriba un texto.',
  'The text is empty. Give one.': 'El texto está vacío. Escriba uno.',
  'Give at most {max} characters.': 'Escriba como máximo {max} caracteres.',
  'The text has a NUL character or half a character. Type it again.':
    'El texto tiene un carácter NUL o medio carácter. Vuelva a escribirlo.',
  'Give a number, without quotation marks, like 12.5.': 'Escriba un número, sin comillas, como 12.5.',
  'Give a date that exists, like "2026-02-28".': 'Escriba una fecha que exista, como "2026-02-28".',
  'Give a whole number of days from 0 to {max}.': 'Escriba un número entero de días entre 0 y {max}.',
  '"to" comes before "from", so nothing can lie between them. Swap them.':
    '«to» es anterior a «from», así que nada puede estar entre los dos. Intercámbielos.',
  'There is no attribute {key}. Declare it in the settings, or choose another one.':
    'No existe el atributo {key}. Declárelo en los ajustes, o elija otro.',
  '{attribute} is of the type {type}, not {other}. Set this condition again.':
    '{attribute} es del tipo {type}, no {other}. Vuelva a definir esta condición.',
  'The opposite of everyone is nobody. Remove "not", or the row.':
    'Lo contrario de todos es nadie. Quite «not», o la fila.',

  // Users, as they come in
  'Give an externalId or an e-mail address, so that the user can be found again.':
    'Indique un externalId o una dirección de correo, para poder encontrar otra vez al usuario.',
  'At most {max} characters, none of them a control character.':
    'Como máximo {max} caracteres, ninguno de ellos de control.',
  'The name has a character that cannot be stored (NUL or half of a surrogate pair).':
    'El nombre tiene un carácter que no se puede guardar (NUL o la mitad de un par sustituto).',
  '"{text}" is not one of female, male, other.': '«{text}» no es female, male ni other.',
  '"{text}" is not a date that exists; write it like 1990-02-28.':
    '«{text}» no es una fecha que exista; escríbala así: 1990-02-28.',
  'The date of birth lies in the future.': 'La fecha de nacimiento está en el futuro.',
  'The date of birth lies before {date}.': 'La fecha de nacimiento es anterior al {date}.',
  '"{text}" is neither a date (2026-02-28) nor a time with its zone (2026-02-28T12:00:00Z).':
    '«{text}» no es ni una fecha (2026-02-28) ni una hora con su zona (2026-02-28T12:00:00Z).',
  '"{text}" lies before 1970 or after tomorrow.': '«{text}» es anterior a 1970 o posterior a mañana.',
  'At most {max} tags.': 'Como máximo {max} etiquetas.',
  'A tag has at most {max} characters, none of them a control character.':
    'Una etiqueta tiene como máximo {max} caracteres, ninguno de ellos de control.',
  'There is no attribute "{key}". Declare it in the settings first, or correct its name.':
    'No existe el atributo «{key}». Declárelo antes en los ajustes, o corrija su nombre.',
  'At most {max} users at a time.': 'Como máximo {max} usuarios a la vez.',
  'Several users have this address; say which one by its externalId.':
    'Varios usuarios tienen esta dirección; diga cuál por su externalId.',
  'Several users have this address; ask by id or externalId.':
    'Varios usuarios tienen esta dirección; búsquelo por id o por externalId.',
  'Give exactly one of id, externalId and email.': 'Indique solo uno de estos: id, externalId o email.',
  'From 1 to {max} seconds.': 'De 1 a {max} segundos.',
  'The text has a character that cannot be stored (NUL or half of a surrogate pair).':
    'El texto tiene un carácter que no se puede guardar (NUL o la mitad de un par sustituto).',
  '{value} is not a number; write it like 12.5.': '{value} no es un número; escríbalo así: 12.5.',
  '{value} is neither true nor false.': '{value} no es ni true ni false.',
  '{value} is not a date; write it like 2026-02-28.': '{value} no es una fecha; escríbala así: 2026-02-28.',
  '{value} is not one of the choices: {choices}.': '{value} no es una de las opciones: {choices}.',
  'Give a list of texts.': 'Escriba una lista de textos.',
  'Give at most {max} entries.': 'Escriba como máximo {max} valores.',
  '"{text}" is not a language tag; write it like en or pt-BR.':
    '«{text}» no es una etiqueta de idioma; escríbala así: en o pt-BR.',
  '"{text}" is not a country code of two letters; write it like CL.':
    '«{text}» no es un código de país de dos letras; escríbalo así: CL.',

  // Of any operation
  'This {record} does not exist, or no longer does.': 'Esto no existe, o ya no existe.',
  'Somebody else was changing the same at the same moment. Try again.':
    'Otra persona estaba cambiando lo mismo en ese momento. Inténtelo de nuevo.',
  'Something went wrong on our side ({id}).': 'Algo falló en Chasqui ({id}).',
  'Too many attempts to sign in. Try again in {minutes} minutes.':
    'Demasiados intentos de iniciar sesión. Inténtelo de nuevo en {minutes} minutos.',
  'The session has ended.': 'La sesión terminó.',
  'Another request with this idempotency key was just undone. Send it again.':
    'Otra petición con esta clave de idempotencia se acaba de deshacer. Envíela de nuevo.',
  'This idempotency key was used for another request.':
    'Esta clave de idempotencia ya se usó para otra petición.',
  'An idempotency key has 1 to {max} characters, none of them NUL.':
    'Una clave de idempotencia tiene de 1 a {max} caracteres, ninguno de ellos NUL.',
  '{value} is not the key of a record.': '{value} no es la clave de un registro.',

  // Messages as a whole
  'Give mjml, html, templateId or campaignId.': 'Indique mjml, html, templateId o campaignId.',
  'The mail is larger than 2 MB: make it shorter.': 'El correo ocupa más de 2 MB: acórtelo.',
  'The message is larger than 2 MB.': 'El mensaje ocupa más de 2 MB.',
  'The message is larger than 2 MB: loops in it write too much.':
    'El mensaje ocupa más de 2 MB: sus bucles escriben demasiado.',
  'The mail uses nearly all private characters of Unicode: take some out.':
    'El correo usa casi todos los caracteres privados de Unicode: quite algunos.',
  'The text uses nearly all private characters of Unicode: take some out.':
    'El texto usa casi todos los caracteres privados de Unicode: quite algunos.',
  'There are more than {max} components: take some out, or write what repeats as HTML in one <mj-text> or <mj-table>.':
    'Hay más de {max} componentes: quite algunos, o escriba lo que se repite como HTML en un solo <mj-text> o <mj-table>.',
  '<{element}> can have at most {max} attributes: take some out.':
    '<{element}> puede tener como máximo {max} atributos: quite algunos.',
  '"mj-class" can have at most {max} names: put what they say together into fewer.':
    '«mj-class» puede tener como máximo {max} nombres: reúna en menos lo que dicen.',
  'Inlining {count} rules takes too long in a mail of this size: take rules out, say in <mj-attributes> what holds for all components, or leave out inline="inline".':
    'Incrustar {count} reglas tarda demasiado en un correo de este tamaño: quite reglas, diga en <mj-attributes> lo que vale para todos los componentes, o quite inline="inline".',

  // Liquid
  'Take it out.': 'Quite eso.',
  'Did you mean "{name}"?': '¿Quiso decir «{name}»?',
  'Did you mean <{element}>?': '¿Quiso decir <{element}>?',
  '"{name}" is not known.': '«{name}» no se conoce.',
  '"{name}" is not known. Did you mean {meant}?': '«{name}» no se conoce. ¿Quiso decir {meant}?',
  'Declare the attribute in the settings, or take it out.': 'Declare el atributo en los ajustes, o quítelo.',
  'Choose one from the list of variables.': 'Elija una de la lista de variables.',
  '"user" is a whole person: name one field, such as user.first_name.':
    '«user» es una persona entera: nombre un campo, como user.first_name.',
  '"user.attributes" is all of them: name one, such as user.attributes.plan.':
    '«user.attributes» son todos: nombre uno, como user.attributes.plan.',
  '"{name}" can only be used in the body of a mail: take it out here.':
    '«{name}» solo se puede usar en el cuerpo de un correo: quítelo de aquí.',
  'The tag "{tag}" is not offered.': 'La etiqueta «{tag}» no está disponible.',
  'The tag "raw" is not offered: take {% raw %} out.':
    'La etiqueta «raw» no está disponible: quite {% raw %}.',
  'The filter "{filter}" is not offered.': 'El filtro «{filter}» no está disponible.',
  'The filter "{filter}" lacks its text: write {{ ... | {filter}: "text" }}.':
    'Al filtro «{filter}» le falta su texto: escriba {{ ... | {filter}: "texto" }}.',
  'The time of sending is not available: write the date as text.':
    'La hora del envío no está disponible: escriba la fecha como texto.',
  '{liquid} must stand inside {% for %}.': '{liquid} tiene que estar dentro de {% for %}.',
  '{liquid} has no {what} before it.': 'Antes de {liquid} falta {what}.',
  '{liquid} cannot stand in {block} of line {line}: close that first with {% end{tag} %}.':
    '{liquid} no puede estar dentro de {block} de la línea {line}: ciérrelo antes con {% end{tag} %}.',
  '{liquid} on line {line} is never closed: add {% end{tag} %}.':
    '{liquid} de la línea {line} no se cierra: añada {% end{tag} %}.',
  'Blocks are nested more than {max} deep here: make them flatter.':
    'Aquí hay bloques anidados en más de {max} niveles: use menos niveles.',
  'Nothing may follow "{tag}" in {liquid}.': 'No puede haber nada después de «{tag}» en {liquid}.',
  'Write {% elsif {condition} %}.': 'Escriba {% elsif {condition} %}.',
  '{liquid} is not a tag: it must begin with a name, such as {% if %}.':
    '{liquid} no es una etiqueta: tiene que empezar por un nombre, como {% if %}.',
  '"{name}" is a name of ours: choose another one in {liquid}.':
    '«{name}» es un nombre reservado: elija otro en {liquid}.',
  '{liquid} cannot be read: {reason}.': '{liquid} no se puede leer: {reason}.',
  'Use straight quotes.': 'Use comillas rectas.',
  'Compare with ==.': 'Compare con ==.',
  'A block has two {% else %} here: keep one.': 'Un bloque tiene aquí dos {% else %}: deje uno.',
  '{% elsif %} stands behind {% else %} here: put it before.':
    'Aquí hay un {% elsif %} después de {% else %}: póngalo antes.',
  'The Liquid cannot be read from here on: look for a block that is too deep or not complete.':
    'El código Liquid no se puede leer a partir de aquí: busque un bloque demasiado profundo o incompleto.',
  'The Liquid cannot be read as a whole: look for blocks that are too deep or not complete.':
    'El código Liquid no se puede leer en conjunto: busque bloques demasiado profundos o incompletos.',
  '"{opening}" is never closed: add {closing}, and check that quotes come in pairs.':
    '«{opening}» no se cierra: añada {closing}, y revise que las comillas vayan por pares.',
  'This {% comment %} is never closed: add {% endcomment %}.':
    'Este {% comment %} no se cierra: añada {% endcomment %}.',
  'There are more than {max} outputs and tags of Liquid here: take some out, or make several messages of this one.':
    'Aquí hay más de {max} valores y etiquetas de Liquid: quite algunos, o haga varios mensajes de este.',
  'A piece of Liquid has at most {max} characters: a brace may be missing here, or make several of it.':
    'Un fragmento de Liquid tiene como máximo {max} caracteres: quizá falte aquí una llave; si no, divídalo en varios.',
  'The Liquid of this message takes longer than {max} ms: use fewer loops and filters.':
    'El código Liquid de este mensaje tarda más de {max} ms: use menos bucles y filtros.',
  'The Liquid of this message makes more than 2 MB of text: shorten its loops, and what it joins together.':
    'El código Liquid de este mensaje produce más de 2 MB de texto: acorte sus bucles y lo que une.',
  'The Liquid of this message does not work with the values of this user: look at what its loops and filters are given.':
    'El código Liquid de este mensaje no funciona con los valores de este usuario: revise qué reciben sus bucles y filtros.',

  // Elements and attributes
  '<{element}> has "{attribute}" twice: keep one.': '<{element}> tiene «{attribute}» dos veces: deje uno.',
  "{liquid} stands between the attributes of <{element}>: put the condition inside an attribute's quotes, or around the whole element.":
    '{liquid} está entre los atributos de <{element}>: ponga la condición dentro de las comillas de un atributo, o alrededor de todo el elemento.',
  '<{element}> has no attribute "{attribute}": take it out.':
    '<{element}> no tiene el atributo «{attribute}»: quítelo.',
  '<{element}> has no attribute "{attribute}": it is ignored.':
    '<{element}> no tiene el atributo «{attribute}»: no se tiene en cuenta.',
  '"{value}" is no value for "{attribute}" of <{element}>.':
    '«{value}» no es un valor para «{attribute}» de <{element}>.',
  '"{attribute}" runs a program, which mail cannot: take it out.':
    '«{attribute}» ejecuta un programa, y un correo no puede: quítelo.',
  'The value of "{attribute}" needs quotes around it.':
    'El valor de «{attribute}» tiene que ir entre comillas.',
  'The value of "{attribute}" seems to lack its closing quote.':
    'Parece que al valor de «{attribute}» le faltan las comillas de cierre.',
  '{liquid} cannot stand in an attribute: put it before <{element}>.':
    '{liquid} no puede estar en un atributo: póngalo antes de <{element}>.',
  'Liquid cannot make the name of an element: write the element out.':
    'El nombre de un elemento no puede salir de Liquid: escriba el elemento.',
  'A comment cannot stand in another one: take out one of the two.':
    'Un comentario no puede estar dentro de otro: quite uno de los dos.',
  'A Liquid block begins inside this comment and ends outside, or the other way round.':
    'Un bloque de Liquid empieza dentro de este comentario y termina fuera, o al revés.',
  'Take the comment out.': 'Quite el comentario.',
  '<{element}> does not work in messages: take it out.': '<{element}> no funciona en los mensajes: quítelo.',
  '<meta http-equiv> does not work in messages: take it out.':
    '<meta http-equiv> no funciona en los mensajes: quítelo.',
  'Elements are nested too deep here: make them flatter.':
    'Aquí hay elementos anidados en demasiados niveles: use menos niveles.',
  '"{opening}" is never finished: a bracket or a quote is missing.':
    '«{opening}» no termina: falta un signo > o unas comillas.',
  '"{text}" is no HTML: take it out.': '«{text}» no es HTML: quítelo.',
  '<{element} /> does not close itself in HTML: write <{element}></{element}>.':
    '<{element} /> no se cierra solo en HTML: escriba <{element}></{element}>.',
  '</{element}> closes {what} inside {where}: put {% end{tag} %} before it; an element must begin and end in the same branch.':
    '</{element}> cierra {what} dentro de {where}: ponga antes {% end{tag} %}; un elemento tiene que empezar y terminar en la misma rama.',
  '</{element}> is not needed: <{element}> has no content.':
    '</{element}> no hace falta: <{element}> no tiene contenido.',
  '</{element}> closes nothing: take it out, or open <{element}> before it.':
    '</{element}> no cierra nada: quítelo, o abra antes <{element}>.',
  '<{element}> on line {line} is not closed: add </{element}>.':
    '<{element}> de la línea {line} no se cierra: añada </{element}>.',
  '<{element}> opened on line {line} is never closed: add </{element}>{where}.':
    '<{element}>, abierto en la línea {line}, no se cierra: añada </{element}>{where}.',

  // Components of MJML
  'The message must stand in <mjml>...</mjml>.': 'El mensaje tiene que estar dentro de <mjml>...</mjml>.',
  'There is no <mj-body>: put the message into one.':
    'No hay ningún <mj-body>: ponga el mensaje dentro de uno.',
  'There is a second <mjml>: keep one.': 'Hay un segundo <mjml>: deje uno.',
  '<mjml> cannot stand inside itself.': '<mjml> no puede estar dentro de sí mismo.',
  'There is a second <{element}>: keep one.': 'Hay un segundo <{element}>: deje uno.',
  '<mj-include> is not offered: put what it includes here.':
    '<mj-include> no está disponible: ponga aquí lo que incluye.',
  '<{element}> stands outside <mjml>: everything belongs inside it.':
    '<{element}> está fuera de <mjml>: todo tiene que ir dentro.',
  '<{element}> is HTML and stands between components: put it into <mj-text> or <mj-raw>.':
    '<{element}> es HTML y está entre componentes: póngalo dentro de <mj-text> o <mj-raw>.',
  '<{element}> does not exist.': '<{element}> no existe.',
  '<{element}> is a component and cannot stand inside {where}.':
    '<{element}> es un componente y no puede estar dentro de {where}.',
  '{% capture %} can hold text only: take <{element}> out of it.':
    '{% capture %} solo puede tener texto: saque de ahí <{element}>.',
  '{holder} can hold text only: take <{element}> out of it.':
    '{holder} solo puede tener texto: saque de ahí <{element}>.',
  '<{element}> cannot stand directly in <{parent}>, only in {parents}.':
    '<{element}> no puede estar directamente en <{parent}>, solo en {parents}.',
  '"{text}" stands between components and would be lost: put it into <mj-text>.':
    '«{text}» está entre componentes y se perdería: póngalo dentro de <mj-text>.',
  '{liquid} stands between components and would be lost: put it into <mj-text>.':
    '{liquid} está entre componentes y se perdería: póngalo dentro de <mj-text>.',
  '{liquid} has no effect between the parts of <mj-head>, which MJML takes apart: put the condition inside one of them.':
    '{liquid} no tiene efecto entre las partes de <mj-head>, que MJML separa: ponga la condición dentro de una de ellas.',
  '{liquid} cannot stand {where}: put it inside <mj-body>, between sections, columns or blocks.':
    '{liquid} no puede estar {where}: póngalo dentro de <mj-body>, entre secciones, columnas o bloques.',
  '{liquid} on line {line} would be lost: MJML does not keep what stands there. Put it into the text, or into another attribute.':
    '{liquid} de la línea {line} se perdería: MJML no conserva lo que está ahí. Póngalo en el texto, o en otro atributo.',
  '{liquid} on line {line} would be moved by MJML to another place: put it into <mj-body>, next to what it is about.':
    'MJML movería {liquid} de la línea {line} a otro lugar: póngalo dentro de <mj-body>, junto a aquello de lo que trata.',
  'MJML cannot turn this into a mail: undo the last change, or take out parts until it works. An attribute or a style with a strange value is the likeliest cause.':
    'MJML no puede hacer un correo de esto: deshaga el último cambio, o quite partes hasta que funcione. Lo más probable es que un atributo o un estilo tenga un valor extraño.',
  '<{element}> shows pictures from {host}, which learns who reads: give it pictures of your own.':
    '<{element}> muestra imágenes de {host}, que así sabe quién lee: ponga imágenes propias.',

  // Links
  'A link cannot lead to "{scheme}:": begin it with https:, mailto: or tel: instead.':
    'Un enlace no puede llevar a «{scheme}:»: empiécelo por https:, mailto: o tel:, en cambio.',
  'A link that begins in a condition must be a web address in every branch; this one has "{scheme}". Put the condition around the whole link.':
    'Un enlace que empieza en una condición tiene que ser una dirección web en todas sus ramas; este tiene «{scheme}». Ponga la condición alrededor de todo el enlace.',
  '"{url}" is not a web address: check how it is written.':
    '«{url}» no es una dirección web: revise cómo está escrita.',
  'The link "{url}" leads nowhere from a mail: write the whole address, beginning with https://.':
    'El enlace «{url}» no lleva a ninguna parte desde un correo: escriba la dirección completa, empezando por https://.',

  // Notifications
  '<{element}> is not shown in notifications, only what stands in it.':
    '<{element}> no se muestra en las notificaciones, solo lo que contiene.',
  'The link of a notification must be a web address, beginning with https://.':
    'El enlace de una notificación tiene que ser una dirección web, empezando por https://.',
} as const satisfies Readonly<Record<string, string>>;

/** What may stand for `{where}`, `{what}` and `{reason}`. */
export const parts = {
  'outside <mjml>': 'fuera de <mjml>',
  'between the parts of <{element}>': 'entre las partes de <{element}>',
  'this text': 'este texto',
  '<{element}> of line {line}': '<{element}> de la línea {line}',
  '{liquid} of line {line}': '{liquid} de la línea {line}',
  'before {tag}': 'antes de {tag}',
  'it is not complete': 'no está completo',
  'something is missing or too much after its first word': 'falta o sobra algo después de su primera palabra',
  '{one} or {what}': '{one} o {what}',

  // Of the Liquid engine
  'expected variable name': 'falta el nombre de una variable',
  'expected filter name': 'falta el nombre de un filtro',
  'expected "="': 'falta un signo =',
  'expected ":" after filter name': 'faltan dos puntos después del nombre del filtro',
  'invalid capture name': 'falta el nombre de lo que se captura',
  'invalid range syntax': 'un intervalo se escribe así: (1..3)',
  'invalid value expression: {text}': 'esto no es un valor: {text}',
  'unexpected token {text}, value expected': 'en lugar de {text} tiene que haber un valor',
  'unexpected character {text}': 'sobra {text}',
  'unbalanced parentheses': 'falta un paréntesis',
  '[ not closed': 'falta un corchete de cierre',
} as const satisfies Readonly<Record<string, string>>;
