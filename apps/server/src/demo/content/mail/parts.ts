import { COLOUR, FACE } from './brand.js';
import { type Attributes, element } from './element.js';

/** Space around an element in pixels. */
export interface Space {
  above?: number;
  below?: number;
  side?: number;
}

interface Type {
  face: string;
  size: number;
  line: number;
  spacing?: string;
  style?: string;
  weight?: string;
  transform?: string;
}

const TYPES = {
  display: { face: FACE.serif, size: 68, line: 70, spacing: '-1.6px' },
  headline: { face: FACE.serif, size: 32, line: 38, spacing: '-0.4px' },
  script: { face: FACE.serif, size: 44, line: 50, spacing: '-0.6px', style: 'italic' },
  title: { face: FACE.serif, size: 21, line: 28 },
  body: { face: FACE.serif, size: 17, line: 28 },
  small: { face: FACE.sans, size: 14, line: 22 },
  label: { face: FACE.sans, size: 12, line: 18, spacing: '1.8px', weight: '700', transform: 'uppercase' },
} as const satisfies Record<string, Type>;

/** Colours of text; those on paper have a dark twin, those on a coloured panel stay as they are. */
const TONES = {
  ink: COLOUR.ink,
  quiet: COLOUR.quiet,
  coral: COLOUR.coral,
  foam: COLOUR.foam,
  mist: COLOUR.mist,
  sun: COLOUR.sun,
} as const;
type Tone = keyof typeof TONES;

interface Setting extends Space {
  type?: keyof typeof TYPES;
  tone?: Tone;
  align?: 'left' | 'center' | 'right';
}

/** Words, set in one of the mail's few type sizes. */
export function text(setting: Setting, html: string): string {
  const { type = 'body', tone = 'ink', align = 'left' } = setting;
  const face: Type = TYPES[type];
  return element(
    'mj-text',
    {
      'css-class': `${type} ${tone}`,
      align: align === 'left' ? undefined : align,
      color: TONES[tone],
      'font-family': face.face,
      'font-size': `${face.size}px`,
      'font-style': face.style,
      'font-weight': face.weight,
      'line-height': `${face.line}px`,
      'letter-spacing': face.spacing,
      'text-transform': face.transform,
      ...padding(setting),
    },
    html,
  );
}

/** Words that are a heading for a screen reader too, and look as their type says. */
export function heading(level: 1 | 2, setting: Setting, html: string): string {
  return text(setting, `<h${level} style="margin:0;font-size:100%;font-weight:normal;">${html}</h${level}>`);
}

/** A link inside words on paper. */
export function link(href: string, label: string): string {
  return `<a href="${href}" style="color:${COLOUR.coral};text-decoration:underline;">${label}</a>`;
}

/** A user's first name between the words of a sentence, whichever way it is written (`dir`), or what stands in for it. */
export function firstName(otherwise: string): string {
  return `<span dir="auto">{{ user.first_name | default: "${otherwise}" }}</span>`;
}

const BUTTONS = {
  coral: { 'background-color': COLOUR.coral, color: COLOUR.foam },
  sun: { 'background-color': COLOUR.sun, color: COLOUR.night },
  foam: { 'background-color': COLOUR.foam, color: COLOUR.sea },
} as const;

/** The one thing to do in its section. A table cell with a background, so that it is a button in every client. */
export function button(
  setting: Space & { kind: keyof typeof BUTTONS; href: string; align?: 'left' | 'center' },
  label: string,
): string {
  return element(
    'mj-button',
    {
      href: setting.href,
      align: setting.align ?? 'left',
      ...BUTTONS[setting.kind],
      'border-radius': '3px',
      'font-family': FACE.sans,
      'font-size': '16px',
      'font-weight': '700',
      'line-height': '20px',
      'inner-padding': '15px 28px',
      ...padding(setting),
    },
    label,
  );
}

/** A bar of one colour: the only drawing tool of these mails, since every client shows it and none can block it. */
export function bar(
  setting: Space & {
    thickness: number;
    colour: string;
    name: string;
    width?: string;
    align?: 'left' | 'center';
  },
): string {
  return element('mj-divider', {
    'css-class': setting.name,
    align: setting.align ?? 'center',
    width: setting.width,
    'border-width': `${setting.thickness}px`,
    'border-color': setting.colour,
    ...padding(setting),
  });
}

/**
 * Rows of cells inside one text: far lighter than a section for each row, and a mail over 102 KB is cut short by
 * Gmail. A row is a list of cells made by {@link cell}.
 */
export function table(setting: Space & { role?: 'presentation' }, rows: string[][]): string {
  const role = setting.role === undefined ? '' : ` role="${setting.role}"`;
  const font = `font-family:${FACE.serif};font-size:17px;line-height:28px;color:${COLOUR.ink};`;
  return text(
    setting,
    [
      `<table${role} width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;${font}">`,
      ...rows.map(cells => `  <tr>\n    ${cells.join('\n    ')}\n  </tr>`),
      '</table>',
    ].join('\n'),
  );
}

/** One cell; `head` names its row. */
export function cell(
  setting: {
    head?: boolean;
    width: number;
    tone?: 'ink' | 'coral';
    align?: 'right';
    size?: number;
    ruled?: boolean;
  },
  html: string,
): string {
  const tag = setting.head === true ? 'th scope="row"' : 'td';
  const { tone = 'ink', align = 'left', size = 17, ruled = true } = setting;
  const style = [
    ruled ? `padding:14px 0;border-bottom:1px solid ${COLOUR.line};` : 'padding:8px 0;',
    `color:${TONES[tone]};font-size:${size}px;font-weight:normal;text-align:${align};`,
    align === 'right' ? 'white-space:nowrap;' : '',
  ].join('');
  return `<${tag} class="${ruled ? 'ruled ' : ''}${tone}" width="${setting.width}%" valign="top" style="${style}">${html}</${tag.slice(0, 2)}>`;
}

/** A hairline. */
export function line(space: Space = {}): string {
  return bar({ thickness: 1, colour: COLOUR.line, name: 'line', ...space });
}

/** A band of the mail; with `bleed` its background goes from edge to edge of the window. */
export function section(
  setting: Space & { background?: string; bleed?: boolean },
  ...columns: string[]
): string {
  return element(
    'mj-section',
    {
      'full-width': setting.bleed === true ? 'full-width' : undefined,
      'background-color': setting.background,
      ...padding({ side: 24, ...setting }),
    },
    ...columns,
  );
}

export function column(attributes: Attributes, ...content: string[]): string {
  return element('mj-column', attributes, ...content);
}

/** Columns that stay side by side on a phone. */
export function group(...columns: string[]): string {
  return element('mj-group', {}, ...columns);
}

// Longhands only: the editor fills in what is missing, and its longhand would win over a shorthand.
function padding({ above = 0, below = 0, side = 0 }: Space): Attributes {
  return {
    'padding-top': `${above}px`,
    'padding-right': `${side}px`,
    'padding-bottom': `${below}px`,
    'padding-left': `${side}px`,
  };
}
