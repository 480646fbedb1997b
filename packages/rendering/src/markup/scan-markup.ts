import { QuoteType, Tokenizer } from 'htmlparser2';

/** An attribute as it stands in the source. The value's range lies inside the quotes and is empty without a value. */
export interface MarkupAttribute {
  readonly name: string;
  readonly nameStart: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly quote: '"' | "'" | null;
}

export interface OpenEvent {
  readonly kind: 'OPEN';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly MarkupAttribute[];
  readonly selfClosing: boolean;
}

export interface CommentEvent {
  readonly kind: 'COMMENT';
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** `<!-- -->`, and not one of the things that browsers take for a comment, such as `<?php ?>`. */
  readonly proper: boolean;
}

export type MarkupEvent =
  | OpenEvent
  | CommentEvent
  | { readonly kind: 'CLOSE'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'TEXT'; readonly start: number; readonly end: number }
  | { readonly kind: 'DECLARATION'; readonly start: number; readonly end: number };

export interface ScannedMarkup {
  /** They follow each other without gaps and keep the order of the source. Names are in lower case. */
  readonly events: readonly MarkupEvent[];
  /** Where a tag or a comment begins that the end of the source cuts off. */
  readonly unfinished: number | null;
}

/** Cuts HTML or MJML into tags, texts and comments with their places in the source. Entities stay as they are. */
export function scanMarkup(source: string): ScannedMarkup {
  const events: MarkupEvent[] = [];
  let done = 0;
  let openName = '';
  let attributes: MarkupAttribute[] = [];
  let nameStart = 0;
  let valueStart = -1;
  let valueEnd = -1;

  const push = (event: MarkupEvent): void => {
    events.push(event);
    done = event.end;
  };
  const open = (end: number, selfClosing: boolean): void => {
    push({ kind: 'OPEN', name: openName, start: done, end, attributes, selfClosing });
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      onopentagname(start, end) {
        openName = source.slice(start, end).toLowerCase();
        attributes = [];
      },
      onopentagend: index => open(index + 1, false),
      onselfclosingtag: index => open(index + 1, true),
      onattribname(start) {
        nameStart = start;
        valueStart = -1;
      },
      onattribdata(start, end) {
        if (valueStart === -1) valueStart = start;
        valueEnd = end;
      },
      onattribentity() {},
      onattribend(quote, end) {
        const quoted = quote === QuoteType.Double || quote === QuoteType.Single;
        const empty = quoted ? end - 1 : end;
        const name = /^[^\s=/>]*/.exec(source.slice(nameStart, nameStart + 200))?.[0] ?? '';
        attributes.push({
          name: name.toLowerCase(),
          nameStart,
          valueStart: valueStart === -1 ? empty : valueStart,
          valueEnd: valueStart === -1 ? empty : valueEnd,
          quote: quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : null,
        });
      },
      onclosetag(start, end) {
        const bracket = source.indexOf('>', end);
        const name = source.slice(start, end).toLowerCase();
        push({ kind: 'CLOSE', name, start: done, end: bracket === -1 ? source.length : bracket + 1 });
      },
      ontext(start, end) {
        const last = events.at(-1);
        if (last?.kind === 'TEXT' && last.end === start) events.pop();
        push({ kind: 'TEXT', start: last?.kind === 'TEXT' && last.end === start ? last.start : start, end });
      },
      ontextentity() {},
      oncomment(contentStart, endIndex, offset) {
        const proper = source.startsWith('<!--', done);
        const end = Math.min(endIndex + 1, source.length);
        push({ kind: 'COMMENT', start: done, end, contentStart, contentEnd: endIndex - offset, proper });
      },
      oncdata(contentStart, endIndex, offset) {
        const contentEnd = endIndex - offset;
        push({ kind: 'COMMENT', start: done, end: endIndex + 1, contentStart, contentEnd, proper: false });
      },
      ondeclaration(_start, endIndex) {
        push({ kind: 'DECLARATION', start: done, end: endIndex + 1 });
      },
      onprocessinginstruction(_start, endIndex) {
        push({ kind: 'DECLARATION', start: done, end: endIndex + 1 });
      },
      onend() {},
    },
  );
  tokenizer.write(source);
  tokenizer.end();

  const last = events.at(-1);
  const cut = last?.kind === 'COMMENT' && !/(?:--!?|^<!-?)>$/.test(source.slice(last.start, last.end));
  if (cut && (last.proper || !source.endsWith('>'))) return { events, unfinished: last.start };
  return { events, unfinished: done < source.length ? done : null };
}

/** The attribute of that name, if the tag has one; the first counts, as in browsers. */
export function attributeOf(event: OpenEvent, name: string): MarkupAttribute | null {
  return event.attributes.find(attribute => attribute.name === name) ?? null;
}
