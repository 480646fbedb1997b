import { parseEmailAddress } from '@chasqui/domain';
import PostalMime, { type Email } from 'postal-mime';
import type { Checks } from './checks.js';
import type { PersonInput } from './people-file.js';
import type { RecordedMail } from './recording-sink.js';

export interface CheckedMail {
  key: string;
  person: PersonInput;
  source: Buffer;
  email: Email;
  headers: ReadonlyMap<string, string>;
}

const HEADERS = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
  'feedback-id',
  'mime-version',
  'content-type',
];

/** Takes every mail apart and checks what must be so for each. */
export async function checkMails(
  checks: Checks,
  mails: readonly RecordedMail[],
  expected: ReadonlyMap<string, PersonInput>,
  { origin }: { origin: string; subject: string },
): Promise<CheckedMail[]> {
  const parsed: CheckedMail[] = [];
  for (const { to, source } of mails) {
    const address = parseEmailAddress(to);
    const key = address.ok ? address.address.key : to;
    const person = expected.get(key);
    if (person === undefined) continue;
    const email = await PostalMime.parse(source);
    parsed.push({
      key,
      person,
      source,
      email,
      headers: new Map(email.headers.map(header => [header.key, header.value])),
    });
  }
  checks.equal('every mail belongs to somebody', parsed.length, mails.length);
  checks.each('every header is there', parsed, ({ key, headers }) => {
    const missing = HEADERS.filter(name => !headers.has(name));
    return missing.length === 0 ? null : `${key} lacks ${missing.join(', ')}`;
  });
  checks.each('no line over 998 octets, none with a bare CR or LF', parsed, ({ key, source }) =>
    lineFault(key, source),
  );
  checks.each('HTML and text decode', parsed, ({ key, email }) =>
    email.html && email.text && !`${email.html}${email.text}`.includes('\uFFFD') ? null : key,
  );
  checks.each('the subject has the name', parsed, ({ key, email, person }) => {
    const subject = `${oneLine(nameOf(person)) || 'Friend'}, your news`;
    return email.subject === subject ? null : `${key}: ${email.subject} instead of ${subject}`;
  });
  checks.each('HTML has the name, escaped', parsed, ({ key, email, person }) =>
    plain(email.html ?? '').includes(collapse(nameOf(person))) ? null : `${key}: ${nameOf(person)}`,
  );
  checks.each('no markup of a name became markup', parsed, ({ key, email }) =>
    /<script/i.test(email.html ?? '') ? key : null,
  );
  checks.each('the text part has the name', parsed, ({ key, email, person }) =>
    collapse(email.text ?? '').includes(collapse(nameOf(person))) ? null : `${key}: ${nameOf(person)}`,
  );
  checks.each('no Liquid is left but what people are called', parsed, ({ key, email, person }) => {
    const own = JSON.stringify(person);
    return !own.includes('{{') &&
      !own.includes('{%') &&
      /\{\{|\{%/.test(`${email.subject}${email.html}${email.text}`)
      ? key
      : null;
  });
  checks.each('one-click unsubscription by header', parsed, ({ key, headers }) =>
    headers.get('list-unsubscribe-post') === 'List-Unsubscribe=One-Click' &&
    (headers.get('list-unsubscribe') ?? '').includes(`<${origin}/u/`)
      ? null
      : key,
  );
  checks.equal(
    'Message-IDs are distinct',
    new Set(parsed.map(({ headers }) => headers.get('message-id'))).size,
    parsed.length,
  );
  return parsed;
}

function lineFault(key: string, source: Buffer): string | null {
  const text = source.toString('latin1');
  if (/[^\r]\n|\r[^\n]/.test(text)) return `${key}: bare CR or LF`;
  const longest = Math.max(...text.split('\r\n').map(line => line.length));
  return longest <= 998 ? null : `${key}: ${longest} octets`;
}

const nameOf = (person: PersonInput): string => (person.firstName ?? '').normalize('NFC').trim();
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ');
const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words of an HTML document, its entities decoded. */
function plain(html: string): string {
  const words = html.replace(/<br\s*\/?>/g, ' ').replace(/<[^>]*>/g, ' ');
  const decoded = words.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi,
    (_, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return (
        { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }[String(name).toLowerCase()] ?? ''
      );
    },
  );
  return collapse(decoded);
}
