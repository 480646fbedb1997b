/**
 * What one mail costs: the program, against (a) the engine alone with the whole message encoded per user, and (b) the
 * joining of pieces that are encoded already, which no renderer can beat. Ratios hold on any machine, times do not.
 */
import { Liquid } from 'liquidjs';
import mjml2html from 'mjml';
import { encodeQuotedPrintable } from '../src/mime/quoted-printable.js';
import { ENVELOPE, FOOTER, TRACKED, compile, mimeOf } from '../src/testing/compile.js';
import { LARGE_NEWSLETTER, SMALL_NEWSLETTER } from '../src/testing/newsletters.js';

const ROUNDS = 7;
const MAILS = 3_000;

const users = Array.from({ length: 1_000 }, (_, place) => ({
  first_name: ['Ana', 'Günther', "Máire O'Brien", 'Юрий', 'Li'][place % 5],
  last_name: `Pérez ${place}`,
  attributes: {
    plan: ['seed', 'garden', 'orchard'][place % 3],
    city: place % 4 === 0 ? null : 'Valdivia',
    points: place,
  },
}));

interface Contender {
  name: string;
  render: (place: number) => Buffer;
}

for (const [name, mjml] of [
  ['about 10 KB', SMALL_NEWSLETTER],
  ['about 35 KB', LARGE_NEWSLETTER],
] as const) {
  const program = await compile(mjml, {
    subject: '{{ user.first_name | default: "Hello" }}: the week',
    footer: FOOTER,
  });
  const render = (place: number): Buffer => {
    const user = users[place % users.length];
    const to = { name: `${user?.first_name} ${user?.last_name}`, address: 'someone@example.org' };
    const urls = { ...TRACKED, track: `Track-Token_${place}`, leave: `Leave-Token_${place}` };
    const envelope = { ...ENVELOPE, to, messageId: `${place}@example.com` };
    return Buffer.from(mimeOf(program, { user }, envelope, urls), 'latin1');
  };
  const contenders: Contender[] = [
    { name: 'program', render },
    { name: 'engine and encoding', render: await engineAlone(mjml, program.render({}, TRACKED).text) },
    { name: 'joining pieces', render: joiningAlone(render(1)) },
  ];
  const times = measure(contenders);
  const ceiling = times.at(-1) ?? Number.NaN;
  const own = times[0] ?? Number.NaN;
  console.log(
    `\n${name}: ${render(1).length} octets, ${program.paths.length} variables, ${program.links.length} links`,
  );
  for (const [place, contender] of contenders.entries()) {
    const time = times[place] ?? Number.NaN;
    console.log(
      `  ${contender.name.padEnd(20)} ${time.toFixed(1).padStart(8)} µs   ${(time / ceiling).toFixed(1).padStart(6)} x joining   ${(time / own).toFixed(2).padStart(6)} x program`,
    );
  }
}

/** Microseconds per mail, the median of rounds in which the contenders take turns. */
function measure(contenders: readonly Contender[]): number[] {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < ROUNDS + 1; round++)
    for (const [place, contender] of contenders.entries()) {
      const start = performance.now();
      for (let mail = 0; mail < MAILS; mail++) contender.render(mail);
      const time = ((performance.now() - start) / MAILS) * 1_000;
      if (round > 0) times[place]?.push(time);
    }
  return times.map(each => each.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN);
}

/** The usual way: both parts parsed once, rendered and encoded as a whole for every user. */
async function engineAlone(mjml: string, text: string): Promise<Contender['render']> {
  const engine = new Liquid({ outputEscape: 'escape' });
  let position = 0;
  const { html } = await mjml2html(mjml, { fonts: {} });
  const tracked = html.replace(
    /href="https:[^"]*"/g,
    () => `href="https://m.example.com/c/{{ track }}/${++position}"`,
  );
  const htmlTemplate = engine.parse(tracked);
  const textTemplate = engine.parse(`{{ user.first_name }}\n${text}`);
  return place => {
    const scope = { user: users[place % users.length], track: `Track-Token_${place}`, campaign: {} };
    const parts = [textTemplate, htmlTemplate].map(template =>
      encodeQuotedPrintable(String(engine.renderSync(template, scope))),
    );
    return Buffer.from(
      `To: x\r\n\r\n--b\r\n\r\n${parts[0]}\r\n--b\r\n\r\n${parts[1]}\r\n--b--\r\n`,
      'latin1',
    );
  };
}

/** The least that must be done: the same octets, cut into sixty pieces beforehand, with a changing one between them. */
function joiningAlone(message: Buffer): Contender['render'] {
  const text = message.toString('latin1');
  const length = Math.ceil(text.length / 60);
  const pieces = Array.from({ length: 60 }, (_, place) =>
    Buffer.from(text.slice(place * length, (place + 1) * length), 'latin1').toString('latin1'),
  );
  return place => {
    const value = `Token-${place}=\r\n`;
    let result = '';
    for (const piece of pieces) result += piece + value;
    return Buffer.from(result, 'latin1');
  };
}
