import { type SimpleCondition, readSimpleCondition } from '../liquid/simple-condition.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import type { Part } from '../parts/part.js';

/** A block of Liquid among parts. */
export interface Block {
  /** The places of the tags that begin its branches; the first begins the block. */
  heads: number[];
  /** The place behind the tag that ends it. */
  end: number;
}

/** One branch of a condition: when it holds, and the parts that it shows. */
export interface Branch {
  /** Null for `else`. */
  condition: SimpleCondition | null;
  /** `unless`: it holds when the condition does not. */
  negated: boolean;
  from: number;
  to: number;
}

/** All blocks by the place where each begins, however deep they stand in each other: in one pass over the parts. */
export function readBlocks(parts: readonly Part[]): Map<number, Block> {
  const blocks = new Map<number, Block>();
  const open: Block[] = [];
  for (const [at, part] of parts.entries()) {
    const role = part.kind === 'TAG' ? tagRole(part.token.tag) : null;
    if (role === TagRole.OPEN) {
      const block = { heads: [at], end: parts.length };
      blocks.set(at, block);
      open.push(block);
    } else if (role === TagRole.MIDDLE) open.at(-1)?.heads.push(at);
    else if (role === TagRole.CLOSE) {
      const block = open.pop();
      if (block !== undefined) block.end = at + 1;
    }
  }
  return blocks;
}

/** The branches of an `if` or `unless` block, or null if it is another block or a condition needs the engine. */
export function readBranches(parts: readonly Part[], { heads, end }: Block): Branch[] | null {
  const branches: Branch[] = [];
  for (const [number, head] of heads.entries()) {
    const part = parts[head];
    if (part?.kind !== 'TAG') return null;
    const { tag, code } = part.token;
    if (number === 0 && tag !== 'if' && tag !== 'unless') return null;
    const condition = tag === 'else' ? null : readSimpleCondition(code.slice(tag.length));
    if (condition === null && tag !== 'else') return null;
    branches.push({
      condition,
      negated: tag === 'unless',
      from: head + 1,
      to: heads[number + 1] ?? end - 1,
    });
  }
  return branches;
}
