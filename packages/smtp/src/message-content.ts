/**
 * Text that is the same in many messages: one object for all of them. What is learned of it when it is first sent is kept
 * as long as the object is, so its text must not change.
 */
export interface FixedText {
  readonly text: string;
}

/**
 * A message's content: MIME text with CRLF line ends, in one or in pieces that follow each other. In a string each
 * character is one octet (latin1).
 */
export type MessageContent = string | Uint8Array | readonly (string | FixedText)[];

/** Whether the content is given in pieces. */
export const isInPieces = (content: MessageContent): content is readonly (string | FixedText)[] =>
  Array.isArray(content);

/** The content as one text with one octet in each character. */
export function textOf(content: MessageContent): string {
  if (typeof content === 'string') return content;
  if (content instanceof Uint8Array)
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return content.map(piece => (typeof piece === 'string' ? piece : piece.text)).join('');
}
