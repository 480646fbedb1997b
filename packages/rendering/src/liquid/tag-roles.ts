/**
 * The Liquid tags on offer, and how each takes part in the nesting of blocks. Left out are tags that read files
 * (`include`, `render`, `layout`, `block`), that switch escaping or checking off (`raw`, `liquid`, `echo`), that write
 * their own HTML (`tablerow`), and that print without passing the escaping (`cycle`, `increment`, `decrement`).
 * `comment` and `#` are taken out when the source is read.
 */
export const TagRole = {
  /** Begins a block. */
  OPEN: 'OPEN',
  /** Begins the next branch of a block. */
  MIDDLE: 'MIDDLE',
  /** Ends a block. */
  CLOSE: 'CLOSE',
  /** Gives a name to a value. */
  DEFINE: 'DEFINE',
  /** Leaves a loop or its turn. */
  JUMP: 'JUMP',
} as const;
export type TagRole = (typeof TagRole)[keyof typeof TagRole];

interface TagKind {
  role: TagRole;
  /** The blocks that the tag begins, continues, ends or must stand in. */
  blocks: readonly string[];
}

const TAGS: ReadonlyMap<string, TagKind> = new Map([
  ['if', { role: TagRole.OPEN, blocks: ['if'] }],
  ['unless', { role: TagRole.OPEN, blocks: ['unless'] }],
  ['case', { role: TagRole.OPEN, blocks: ['case'] }],
  ['for', { role: TagRole.OPEN, blocks: ['for'] }],
  ['capture', { role: TagRole.OPEN, blocks: ['capture'] }],
  ['elsif', { role: TagRole.MIDDLE, blocks: ['if', 'unless'] }],
  ['else', { role: TagRole.MIDDLE, blocks: ['if', 'unless', 'case', 'for'] }],
  ['when', { role: TagRole.MIDDLE, blocks: ['case'] }],
  ['endif', { role: TagRole.CLOSE, blocks: ['if'] }],
  ['endunless', { role: TagRole.CLOSE, blocks: ['unless'] }],
  ['endcase', { role: TagRole.CLOSE, blocks: ['case'] }],
  ['endfor', { role: TagRole.CLOSE, blocks: ['for'] }],
  ['endcapture', { role: TagRole.CLOSE, blocks: ['capture'] }],
  ['assign', { role: TagRole.DEFINE, blocks: [] }],
  ['break', { role: TagRole.JUMP, blocks: ['for'] }],
  ['continue', { role: TagRole.JUMP, blocks: ['for'] }],
]);

/** What authors may write; `comment` and `#` never reach the engine. */
export const ALLOWED_TAGS: readonly string[] = [...TAGS.keys(), 'comment', 'endcomment', '#'];

export function tagKind(name: string): TagKind | null {
  return TAGS.get(name) ?? null;
}

/** What a tag is to its block, by its name. @returns null for a tag that is not allowed */
export function tagRole(name: string): TagRole | null {
  return TAGS.get(name)?.role ?? null;
}
