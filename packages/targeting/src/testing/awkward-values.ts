import fc from 'fast-check';
import { CATALOG } from './example.js';

// Values that stored data and rules share, so that random rules meet random users often enough.

const words = (line: string): string[] => line.split(' ');

const TEXTS = [
  ...words('Ángel ángel ÁNGEL A\u0301ngel angel Ñuñoa ÑUÑOA Lima lima San\u00a0José é e\u0301 ﬁ FI'),
  ...words('ΟΔΟΣ οδος οδοσ straße STRASSE STRAẞE İstanbul istanbul ıi ЩУКА щука ა Ა 𐐀 𐐨 \u{10d50} \u{10d70}'),
  ...words('K k \u212a Å \u212b å Ω \u2126 ω ǅ Ǆ ǆ'),
  ...words(`O'Brien ';-- a\\b \\ " "quoted" 100% % _ 1_0 {a,b} {} NULL null $1 \${x} ? ^.*$ (a|b)`),
  ...words('🦙 👩‍👩‍👧 👩 \u200d \u0301 \u2028x \ufeffx \uffff \u{10ffff} 5 05 5.0 true 2026-02-28 []'),
  ...words('gold Gold golf vip VIP new'),
  '\n',
  'a\tb',
  ' a',
  'a ',
  ' ',
  '',
  ...CATALOG.attributes.flatMap(({ choices }) => choices),
];

// fast-check's binary strings have no halves of surrogate pairs; PostgreSQL stores no NUL either.
const anyText = fc.string({ unit: 'binary', maxLength: 6 }).map(text => text.replaceAll('\0', ''));

export const text = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TEXTS) }, anyText);

export const number = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    5,
    5.5,
    -5,
    0.1,
    0.1 + 0.2,
    1e21,
    1e308,
    -1e308,
    5e-324,
    2 ** 53,
    Number.MAX_VALUE,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

export const date = fc.constantFrom(
  ...words('2026-02-28 2026-02-27 2026-03-01 2024-02-29 2024-02-28 2000-02-29 1990-02-28 1990-03-01'),
  ...words('2025-12-31 2026-01-01 2026-01-02 2026-01-08 0001-01-01 9999-12-31 1990-12-31 1990-01-01'),
);

/** Texts that look like dates, and are none or none that exist. */
export const garbageDate = fc.constantFrom(
  ...words('2026-02-30 2026-13-01 2026-2-1 soon 2026-02-28T00:00Z 20260228 -001-01-01 ２０２６-02-28'),
);
