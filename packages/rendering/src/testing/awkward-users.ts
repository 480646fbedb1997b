const NAMES = [
  'Ana',
  "O'Higgins",
  'Ñandú Núñez',
  '<script>alert(1)</script>',
  '"Quoted", Comma',
  String.raw`back\slash`,
  '{{ user.email }}',
  '{% raw %}',
  '%}{{',
  '=?UTF-8?Q?x?=',
  '=SUM(A1)',
  '.dot',
  'From here',
  'a\r\nBcc: x@y.example',
  'a\nb',
  'tab\there',
  'nul\0here',
  'line\u2028separator',
  'عبد الله',
  'דוד',
  '芳 欧阳',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0327\u0300',
  '\uE0001\uE001',
  'half \uD83D pair',
  '&amp; &lt;b&gt;',
  "it's \"x\" & 'y'",
  'x'.repeat(200),
  'ñ'.repeat(200),
  '<'.repeat(120),
  '   spaces   ',
  '',
];

export interface AwkwardUser {
  first_name: string;
  last_name: string;
  email: string;
  attributes: { plan: string; city: string | null; points: number };
}

/** Users with every kind of name that has ever broken a mail; no two are the same. */
export function awkwardUsers(count: number): AwkwardUser[] {
  return Array.from({ length: count }, (_, place) => ({
    first_name: NAMES[place % NAMES.length] ?? '',
    last_name: `${NAMES[(place * 7 + 3) % NAMES.length] ?? ''} ${place}`,
    email: `user${place}@example.org`,
    attributes: {
      plan: ['seed', 'garden', 'orchard'][place % 3] ?? '',
      city: place % 4 === 0 ? null : (NAMES[(place * 5 + 1) % NAMES.length] ?? null),
      points: place * 1.5 - 7,
    },
  }));
}
