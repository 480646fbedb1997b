/** Says in another language what the server said in English; what it does not know stays as it is. */
export type Translate = (words: string) => string;

/** Translations by their English, in which `{name}` stands for any value. */
type Entries = Readonly<Record<string, string>>;

/** Sentences, and the parts of sentences that stand for some of their names. */
export interface ServerWords {
  sentences: Entries;
  parts: Entries;
}

/** Names whose value is a part of a sentence; `{rest}` is a sentence, and other values are not ours to translate. */
const PARTS: ReadonlySet<string> = new Set(['where', 'what', 'reason']);

/**
 * The translator of one language. What it is given may be several sentences, each with an entry of its own, and a value
 * may be a sentence again (`Line 3: ...`).
 */
export function translatorOf(words: ServerWords): Translate {
  const sentence = finderOf(words.sentences, valueOf);
  const part = finderOf(words.parts, valueOf);

  function valueOf(name: string, value: string): string {
    if (name === 'rest') return translate(value);
    if (!PARTS.has(name)) return value;
    // A part may be left out, and then stands with its space.
    return value.replace(/\S(?:.*\S)?/s, known => part.exactly(known) ?? part.like(known) ?? known);
  }
  function find(text: string): string | undefined {
    return sentence.exactly(text) ?? inSentences(text) ?? sentence.like(text);
  }
  /** Only if each of them is known, so that nothing is said in two languages. */
  function inSentences(text: string): string | undefined {
    for (const { index } of text.matchAll(/(?<=[.?!]) (?=[\p{Lu}"<{])/gu)) {
      const first = text.slice(0, index);
      const known = sentence.exactly(first) ?? sentence.like(first);
      const others = known === undefined ? undefined : find(text.slice(index + 1));
      if (others !== undefined) return `${known} ${others}`;
    }
    return undefined;
  }
  function translate(text: string): string {
    return find(text) ?? text;
  }
  return translate;
}

interface Finder {
  exactly: (text: string) => string | undefined;
  like: (text: string) => string | undefined;
}

function finderOf(entries: Entries, valueOf: (name: string, value: string) => string): Finder {
  const known = new Map(Object.entries(entries));
  // Where several fit, the one that says the most itself is meant.
  const patterns = [...known]
    .filter(([english]) => /\{\w+\}/.test(english))
    .toSorted(([one], [other]) => spoken(other) - spoken(one))
    .map(([english, translation]) => ({ pattern: patternOf(english), translation }));
  return {
    exactly: text => known.get(text),
    like(text) {
      for (const { pattern, translation } of patterns) {
        const values = pattern.exec(text)?.groups;
        if (values)
          return translation.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
            values[name] === undefined ? place : valueOf(name, values[name]),
          );
      }
      return undefined;
    },
  };
}

const spoken = (english: string): number => english.replaceAll(/\{\w+\}/g, '').length;

/** A name that comes again stands for the same value. */
function patternOf(english: string): RegExp {
  const seen = new Set<string>();
  const source = english
    .split(/(\{\w+\})/)
    .map(piece => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (name === undefined) return piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
      if (seen.has(name)) return String.raw`\k<${name}>`;
      seen.add(name);
      return PARTS.has(name) ? `(?<${name}>.*?)` : `(?<${name}>.+?)`;
    })
    .join('');
  return new RegExp(`^${source}$`, 's');
}
