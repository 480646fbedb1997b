import { UnsendableMessage } from './unsendable-message.js';

// Printable ASCII without space, quote, backslash and angle brackets: what nearly every address consists of.
const PLAIN = /^[!#-;=?-[\]-~]+$/;
const WORD = String.raw`[^"\\<>\p{Cc}\p{Cs}\p{Z}]+`;
const QUOTED = String.raw`"(?:[^"\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|\\[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}])*"`;
const ADDRESS = new RegExp(`^(?:${QUOTED}@)?${WORD}$`, 'u');
const BEYOND_ASCII = /[^\x00-\x7F]/;

/**
 * Refuses an address that could end its command or add to it. Whether it is a good address is not judged here.
 *
 * @param address an envelope address without its angle brackets; the quoted form of a local part is taken
 * @throws UnsendableMessage for control characters, lone surrogates, and for spaces, angle brackets and backslashes outside quotes
 */
export function checkAddress(address: string): void {
  if (PLAIN.test(address) || ADDRESS.test(address)) return;
  throw new UnsendableMessage(
    'An envelope address has characters that would break the SMTP command, or is empty.',
  );
}

/** Whether the address can be sent only under SMTPUTF8 (RFC 6531 3.2). */
export const needsSmtpUtf8 = (address: string): boolean => BEYOND_ASCII.test(address);

/**
 * MAIL FROM with its parameters, ended by CRLF, as latin1 text in which each character is one octet.
 *
 * @param size of the message in octets for the parameter SIZE (RFC 1870), or null where it is not offered
 */
export function mailCommand(from: string, size: number | null, eightBit: boolean, smtpUtf8: boolean): string {
  let command = `MAIL FROM:<${octets(from)}>`;
  if (size !== null) command += ` SIZE=${size}`;
  if (eightBit) command += ' BODY=8BITMIME';
  if (smtpUtf8) command += ' SMTPUTF8';
  return `${command}\r\n`;
}

/** RCPT TO, ended by CRLF, as latin1 text in which each character is one octet. */
export const rcptCommand = (to: string): string => `RCPT TO:<${octets(to)}>\r\n`;

const octets = (address: string): string =>
  needsSmtpUtf8(address) ? Buffer.from(address, 'utf8').toString('latin1') : address;
