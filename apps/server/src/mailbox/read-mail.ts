import PostalMime, { type Email, decodeWords } from 'postal-mime';

/** From and subject of a mail, decoded, as lists show them. */
export function readHeaders(source: Buffer): { from: string; subject: string } {
  const end = source.indexOf('\r\n\r\n');
  const head = source.subarray(0, end === -1 ? Math.min(source.length, 65_536) : end).toString('utf8');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
  return {
    from: decodeWords(header('From')).slice(0, 500),
    subject: decodeWords(header('Subject')).slice(0, 1_000),
  };
}

/** Takes a whole mail apart. */
export function parseMail(source: Buffer): Promise<Email> {
  return PostalMime.parse(source);
}
