import type { Gender } from '@chasqui/domain';
import type { Culture } from './cultures.js';
import type { Random } from './random.js';

/** A name as its bearer writes it, and in plain Latin letters. */
export interface Spelling {
  written: string;
  latin: string;
}

export interface Name {
  first: Spelling;
  families: readonly Spelling[];
}

/** A name as it could be in a culture, for someone of a gender. */
export function inventName(culture: Culture, gender: Gender, dice: Random): Name {
  const womanly = gender === 'FEMALE' || (gender === 'OTHER' && dice.chance(0.5));
  const first = spell(dice.pick(womanly ? culture.women : culture.men), womanly);
  const families = [spell(dice.pick(culture.families), womanly)];
  // Not everyone who has two family names gives both.
  if (culture.familyNames === 2 && dice.chance(0.45))
    families.push(spell(dice.pick(culture.families), womanly));
  return { first, families };
}

function spell(entry: string, womanly: boolean): Spelling {
  const [forms = '', latin] = entry.split('=');
  const [usual = '', womans = usual] = forms.split('/');
  const written = womanly ? womans : usual;
  return { written, latin: plainLatin(latin ?? written) };
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
};

/** Lower-case letters from a to z and nothing else: `Größmann` is `groessmann`. */
function plainLatin(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[łøæßıđäöü]/g, letter => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
