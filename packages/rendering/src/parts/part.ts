import type { LiquidToken } from '../liquid/lex-liquid.js';

/** Where an output stands, which decides how its value is written there. */
export const Escape = {
  /** Text between tags. */
  HTML: 'HTML',
  /** In an attribute, a style sheet, a title or a comment. */
  ATTRIBUTE: 'ATTRIBUTE',
  /** At the beginning of an address in an attribute other than `href`: http and https only. */
  ADDRESS: 'ADDRESS',
  /** Further into an address in an attribute: percent-encoded. */
  ADDRESS_PART: 'ADDRESS_PART',
  /** Further into a mail or phone address in an attribute. */
  MAIL_PART: 'MAIL_PART',
  /** Where nothing is escaped: the text part, the subject, `capture`, the beginning of a link's target. */
  NONE: 'NONE',
  /** Further into a link's target: percent-encoded. */
  TARGET_PART: 'TARGET_PART',
} as const;
export type Escape = (typeof Escape)[keyof typeof Escape];

/** A link of a message that leads to the web. */
export interface Link {
  /** Its place among the links of the message, from 1. */
  readonly position: number;
  /** The target, or null if it has Liquid in it. */
  readonly url: string | null;
  /** The target as parts, entities decoded. */
  readonly target: readonly Part[];
}

/** A message, after MJML and before it is lowered to pieces: literal text and what depends on the reader. */
export type Part =
  | { readonly kind: 'LITERAL'; readonly text: string }
  | { readonly kind: 'OUTPUT'; readonly token: LiquidToken; readonly escape: Escape }
  | { readonly kind: 'TAG'; readonly token: LiquidToken }
  /** The address of a link; in the text part with what stands around it, which goes when the link goes nowhere. */
  | {
      readonly kind: 'LINK';
      readonly link: Link;
      readonly html: boolean;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'PIXEL' };

/** Text that is the same for every user. */
export const literal = (text: string): Part => ({ kind: 'LITERAL', text });
