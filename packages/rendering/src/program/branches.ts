import { type SimpleCondition, readSimpleCondition } from '../liquid/simple-condition.js';
import { TagRole, tagRole } from '../liquid/tag-roles.js';
import type { Part } from '../parts/part.js';

/** One branch of a condition: when it holds, and what it shows. */
export interface Branch {
  /** Null for `else`. */
  condition: SimpleCondition | null;
  /** `unless`: it holds when the condition does not. */
  negated: boolean;
  parts: Part[];
}

/** Where the block that begins at a tag ends; a tag that begins none stands alone. */
export function endOfBlock(parts: readonly Part[], start: number): number {
  let depth = 0;
  for (let at = start; at < parts.length; at++) {
    const part = parts[at];
    const role = part?.kind === 'TAG' ? tagRole(part.token.tag) : null;
    if (role === TagRole.OPEN) depth++;
    if (role === TagRole.CLOSE) depth--;
    if (depth <= 0) return at + 1;
  }
  return parts.length;
}

/** The branches of an `if` or `unless` block, or null if it is another block or a condition needs the engine. */
export function readBranches(block: readonly Part[]): Branch[] | null {
  const [first] = block;
  if (first?.kind !== 'TAG' || (first.token.tag !== 'if' && first.token.tag !== 'unless')) return null;
  const branches: Branch[] = [];
  let depth = 0;
  for (const part of block) {
    const role = part.kind === 'TAG' ? tagRole(part.token.tag) : null;
    if (role === TagRole.CLOSE && --depth === 0) break;
    const begins = depth === 0 || (depth === 1 && role === TagRole.MIDDLE);
    if (role === TagRole.OPEN) depth++;
    if (!begins || part.kind !== 'TAG') {
      branches.at(-1)?.parts.push(part);
      continue;
    }
    const { tag, code } = part.token;
    const condition = tag === 'else' ? null : readSimpleCondition(code.slice(tag.length));
    if (condition === null && tag !== 'else') return null;
    branches.push({ condition, negated: tag === 'unless', parts: [] });
  }
  return branches;
}
