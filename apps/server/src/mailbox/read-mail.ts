import PostalMime, { type Email, decodeWords } from 'postal-mime';

/** From and subject of a mail, decoded, as lists show them. */
export function readHeaders(source: Buffer): { from: string; subject: string } {
  const end = source.indexOf('\r\n\r\n');
  const head = source.subarray(0, end === -1 ? Math.min(source.length, 65_536) : end).toString('utf8');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  return { from: decodeHeader(header('From'), 500), subject: decodeHeader(header('Subject'), 1_000) };
}

/** The text of a header (RFC 2047), without what the database cannot keep. */
export function decodeHeader(value: string, maxLength: number): string {
  return decodeWords(value).replaceAll('\0', '').slice(0, maxLength).toWellFormed();
}

export type ParsedMail = Email;

/** Takes a whole mail apart. */
export function parseMail(source: Buffer): Promise<ParsedMail> {
  return PostalMime.parse(source);
}
