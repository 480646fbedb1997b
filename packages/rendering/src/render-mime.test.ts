import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { escapeHtml } from './liquid/escaping.js';
import { cleanHeaderText } from './mime/header-text.js';
import type { MimeEnvelope } from './mime/envelope.js';
import { type MessagePieces, joinPieces } from './program/message-pieces.js';
import { awkwardUsers } from './testing/awkward-users.js';
import { ENVELOPE, FOOTER, PLAIN, TRACKED, compile, mail, mimeOf } from './testing/compile.js';
import { LARGE_NEWSLETTER, SMALL_NEWSLETTER } from './testing/newsletters.js';

/** What a reader gets of a mail that has one octet in each character. */
const received = (message: string): Buffer => Buffer.from(message, 'latin1');

const headersOf = (message: string): string[] => {
  const text = received(message).toString('utf8');
  return text.slice(0, text.indexOf('\r\n\r\n')).split(/\r\n(?! )/);
};

const withEnvelope = async (more: Partial<MimeEnvelope>): Promise<string[]> => {
  const program = await compile(mail('<mj-text>x</mj-text>'));
  return headersOf(mimeOf(program, {}, { ...ENVELOPE, ...more }, TRACKED));
};

/** Line breaks as MIME carries them, and no halves of characters. */
const carried = (text: string): string =>
  Buffer.from(text.replace(/\r\n|[\r\n]/g, '\n'), 'utf8').toString('utf8');

/** Lines that are too long, not ASCII, or would have to be changed on their way. Only the address for leaving may be long. */
const oddLines = (message: string): string[] =>
  message
    .split('\r\n')
    .filter(line => !/^(?!\.)(?!From )[\t -~]{0,76}$/.test(line))
    .filter(line => !line.startsWith('List-Unsubscribe: ') || line.length > 998);

describe('the headers of a mail', () => {
  it('of a campaign are those of bulk mail', async () => {
    const program = await compile(mail('<mj-text>x</mj-text>'), { subject: 'Noticias ñ' });
    expect(
      headersOf(
        mimeOf(program, {}, { ...ENVELOPE, replyTo: { name: null, address: 'r@beds.example.com' } }, TRACKED),
      ),
    ).toEqual([
      'To: =?UTF-8?Q?Ana_P=C3=A9rez?= <ana@example.org>',
      'Subject: =?UTF-8?Q?Noticias_=C3=B1?=',
      'Date: Tue, 03 Nov 2026 10:15:30 +0000',
      'Message-ID: <1.2@beds.example.com>',
      'List-Unsubscribe: <https://m.example.com/u/Leave-Token_1>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'From: Beds & Borders <news@beds.example.com>',
      'Reply-To: r@beds.example.com',
      'List-Id: The week <weekly.beds.example.com>',
      'Feedback-ID: c1:s2:campaign:chasqui',
      'Precedence: bulk',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="=_chasqui"',
    ]);
  });

  it('of a transactional mail say that a machine wrote it', async () => {
    const headers = await withEnvelope({ listUnsubscribe: false, listId: null, feedbackId: null });
    expect(headers.join('\n')).not.toMatch(/^(List-|Precedence|Feedback)/m);
    expect(headers).toContain('Auto-Submitted: auto-generated');
  });

  it('offer unsubscription by mail beside one-click, where there is an address for it', async () => {
    const headers = await withEnvelope({ listUnsubscribeMailto: 'leave@beds.example.com?subject=x' });
    expect(headers).toContain(
      'List-Unsubscribe: <https://m.example.com/u/Leave-Token_1>,\r\n <mailto:leave@beds.example.com?subject=x>',
    );
  });

  it('leave out one-click where there is no address to post to', async () => {
    const program = await compile(mail(''));
    const headers = headersOf(mimeOf(program, {}, ENVELOPE, PLAIN));
    expect(headers.join('\n')).not.toContain('List-Unsubscribe');
  });

  it('follow the envelope when it changes from one mail to the next', async () => {
    const program = await compile(mail(''));
    const fromOf = (from: MimeEnvelope['from']): string | undefined =>
      headersOf(mimeOf(program, {}, { ...ENVELOPE, from }, TRACKED)).find(line => line.startsWith('From'));
    expect(fromOf({ name: 'One', address: 'a@b.co' })).toBe('From: One <a@b.co>');
    expect(fromOf({ name: 'Two', address: 'a@b.co' })).toBe('From: Two <a@b.co>');
    expect(fromOf({ name: 'Two', address: 'c@b.co' })).toBe('From: Two <c@b.co>');
  });

  it('can have more added, which cannot bring others along', async () => {
    const headers = await withEnvelope({
      headers: [
        { name: 'X-Test', value: 'ñ\r\nBcc: x@y.co' },
        { name: 'X Bad:\r\nBcc', value: 'z' },
        { name: '\r\n', value: 'z' },
      ],
    });
    expect(headers).toContain('X-Test: =?UTF-8?B?w7EgQmNjOiB4QHkuY28=?=');
    expect(headers).toContain('XBadBcc: z');
    expect(headers.filter(line => /^Bcc/i.test(line))).toEqual([]);
  });

  it('that machines read are not encoded for being long', async () => {
    const feedbackId = `${'c'.repeat(80)}:shipment:campaign:chasqui`;
    expect(await withEnvelope({ feedbackId })).toContain(`Feedback-ID: ${feedbackId}`);
  });

  it.each<[string, Partial<MimeEnvelope>]>([
    ['name', { to: { name: 'x\r\nBcc: evil@y.co', address: 'a@b.co' } }],
    ['address', { to: { name: 'x', address: 'a@b.co>\r\nBcc: <evil@y.co' } }],
    ['sender', { from: { name: '\nBcc: evil@y.co', address: 'a@b.co\rBcc: evil@y.co' } }],
    ['message id', { messageId: 'x>\r\nBcc: evil@y.co' }],
    ['list', { listId: { id: 'a.b\r\nBcc: evil@y.co', name: '\u2028Bcc: evil@y.co' } }],
    ['feedback id', { feedbackId: 'a\r\nBcc: evil@y.co' }],
    ['leaving address', { listUnsubscribeMailto: 'a@b.co\r\nBcc: evil@y.co' }],
  ])('cannot be added through the %s', async (_, more) => {
    expect((await withEnvelope(more)).filter(line => /^Bcc/i.test(line))).toEqual([]);
  });

  it('have characters beyond ASCII only in addresses', async () => {
    const program = await compile(mail(''));
    const envelope = { ...ENVELOPE, to: { name: 'Ñ', address: 'ñandú@example.org' } };
    const message = mimeOf(program, {}, envelope, TRACKED);
    expect(headersOf(message)[0]).toBe('To: =?UTF-8?B?w5E=?= <ñandú@example.org>');
    expect(message.slice(message.indexOf('\n'))).toMatch(/^[\x00-\x7F]*$/);
    expect(message).toMatch(/^[\x00-\xFF]*$/);
  });
});

describe('500 awkward users through one program', () => {
  it.each([
    ['small', SMALL_NEWSLETTER],
    ['large', LARGE_NEWSLETTER],
  ])('get each their own sound mail: %s', async (_, mjml) => {
    const program = await compile(mjml, {
      subject: '{{ user.first_name | default: "Hello" }}: {{ user.last_name }}',
      preheader: '{{ user.attributes.city }}',
      footer: FOOTER,
    });
    const seen = new Set<string>();
    for (const [place, user] of awkwardUsers(500).entries()) {
      const urls = { ...TRACKED, track: `T${place}`, leave: `L${place}` };
      const name = `${user.first_name} ${user.last_name}`;
      const envelope = {
        ...ENVELOPE,
        to: { name, address: user.email },
        messageId: `${place}@beds.example.com`,
      };
      const message = mimeOf(program, { user }, envelope, urls);
      const shown = program.render({ user }, urls);

      seen.add(message);
      expect(oddLines(message)).toEqual([]);
      const parsed = await PostalMime.parse(received(message));
      expect(parsed.subject).toBe(carried(shown.subject));
      expect(shown.subject).toBe(
        cleanHeaderText(`${user.first_name === '' ? 'Hello' : user.first_name}: ${user.last_name}`),
      );
      expect(parsed.to).toMatchObject([{ address: user.email }]);
      expect(carried(parsed.text ?? '').trimEnd()).toBe(carried(shown.text).trimEnd());
      expect(carried(parsed.html ?? '').trimEnd()).toBe(carried(shown.html).trimEnd());
      expect(shown.html).toContain(escapeHtml(user.last_name));
      expect(shown.text).toContain(user.last_name);
      expect(shown.html).not.toContain('<script>');
      expect(parsed.headers.map(header => header.key)).not.toContain('bcc');
      expect(parsed.headers).toHaveLength(12);
    }
    expect(seen.size).toBe(500);
  });

  it('may be written with line breaks of any kind', async () => {
    const windows = await compile(LARGE_NEWSLETTER.replaceAll('\n', '\r\n'), { footer: FOOTER });
    const unix = await compile(LARGE_NEWSLETTER, { footer: FOOTER });
    const [user] = awkwardUsers(1);
    const [one, other] = [windows, unix].map(program => mimeOf(program, { user }, ENVELOPE, TRACKED));
    expect(oddLines(one!)).toEqual([]);
    const [first, second] = await Promise.all(
      [one, other].map(message => PostalMime.parse(received(message!))),
    );
    expect(first?.text).toBe(second?.text);
  });

  it('get it with links as they are, for a test', async () => {
    const program = await compile(LARGE_NEWSLETTER, { footer: FOOTER });
    for (const user of awkwardUsers(32)) {
      const parsed = await PostalMime.parse(received(mimeOf(program, { user }, ENVELOPE, PLAIN)));
      expect(carried(parsed.html ?? '').trimEnd()).toBe(
        carried(program.render({ user }, PLAIN).html).trimEnd(),
      );
      expect(parsed.html).not.toMatch(/\/[co]\//);
    }
  });
});

describe('a mail as MIME', () => {
  it('is the same as its preview for every kind of Liquid', async () => {
    const program = await compile(
      mail(
        `{% assign shout = user.first_name | upcase %}{% if user.attributes.points > 3 %}<mj-text>{ braces } 100% = {{ shout }}<br>.dot\nFrom {{ user.first_name }}\n{{ user.first_name }} \n</mj-text>{% endif %}<mj-text><a href="https://x.example/{{ shout }}">x</a>{% for t in user.tags %}<a href="https://x.example/{{ t }}?=">{{ t }}</a> {% else %}none{% endfor %}{% capture c %}a={{ user.last_name }}{% endcapture %}{{ c }} {{ c | size }}</mj-text>{% case user.attributes.plan %}{% when "seed", "garden" %}<mj-text>{{ user.last_name | newline_to_br }}</mj-text>{% else %}<mj-image src="https://x.example/{{ user.first_name }}.png" alt="{{ shout }}" href="{{ user.attributes.site }}" />{% endcase %}`,
      ),
      { footer: FOOTER },
    );
    for (const [place, each] of awkwardUsers(64).entries()) {
      const user = { ...each, tags: place % 2 === 0 ? [each.first_name, 'b\nc'] : [] };
      for (const urls of [TRACKED, PLAIN]) {
        const message = mimeOf(program, { user }, ENVELOPE, urls);
        const shown = program.render({ user }, urls);
        const parsed = await PostalMime.parse(received(message));
        expect(carried(parsed.html ?? '').trimEnd()).toBe(carried(shown.html).trimEnd());
        expect(carried(parsed.text ?? '').trimEnd()).toBe(carried(shown.text).trimEnd());
        expect(oddLines(message)).toEqual([]);
      }
    }
  });

  it('has what is the same in every mail as the same objects, also in a branch, and all else as strings', async () => {
    const program = await compile(LARGE_NEWSLETTER, { footer: FOOTER });
    const [one, other] = ['orchard', 'orchard'].map((plan, place) => {
      const user = { first_name: `Ana ${place}`, attributes: { plan, points: 7 } };
      const urls = { ...TRACKED, track: `T${place}`, leave: `L${place}` };
      return program.renderMime({ user }, { ...ENVELOPE, messageId: `${place}@x.example` }, urls);
    });
    const fixedOnes = (pieces: MessagePieces) => pieces.filter(piece => typeof piece !== 'string');
    const own = one!.filter(piece => typeof piece === 'string');
    expect(fixedOnes(one!).length).toBeGreaterThan(30);
    expect(fixedOnes(other!).every((piece, place) => piece === fixedOnes(one!)[place])).toBe(true);
    expect(fixedOnes(one!).every(piece => Object.isFrozen(piece))).toBe(true);
    expect(joinPieces(own).length).toBeLessThan(joinPieces(one!).length / 8);
    expect(
      one!.some((piece, place) => typeof piece === 'string' && typeof one![place + 1] === 'string'),
    ).toBe(false);
  });
});
