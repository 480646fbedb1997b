/**
 * A message that is refused before anything of it is sent, since it would break the dialogue with the relay: an address
 * that could end its command or add to it (RFC 5321 4.1.2), content that is empty, or has a CR or LF on its own (2.3.8)
 * or characters beyond one octet. It is the message's own fault; the connection stays of use. The words never repeat an
 * address or content.
 */
export class UnsendableMessage extends Error {
  override readonly name = 'UnsendableMessage';
}
