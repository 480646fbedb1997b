import { say } from '../phrasing/phrase.js';
import type { RowKind } from './row-kind.js';

/** Every user. It has to be said: nothing else ever means it. */
export interface EveryoneRow {
  kind: 'everyone';
}

export const everyone: RowKind<EveryoneRow> = {
  parse(node) {
    if (node.take('not') === true)
      return node.refuse('not', {
        en: 'The opposite of everyone is nobody. Remove "not", or the row.',
        es: 'Lo contrario de todos es nadie. Quita "not", o la fila.',
      });
    return { kind: 'everyone' };
  },
  describe: (_row, phrase) =>
    say(phrase, { en: ['everyone', 'no one'], es: ['todos los usuarios', 'ningún usuario'] }),
  matches: () => true,
};
