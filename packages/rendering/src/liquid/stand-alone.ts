import { type LiquidToken, TokenKind } from './lex-liquid.js';
import { TagRole, tagKind } from './tag-roles.js';

/** A token with what it needs around it to be read by itself. */
export interface StandAlone {
  source: string;
  /** How much stands before the token. */
  before: number;
}

/** A token as a source of its own, or null where there is nothing in it to read, as in `else` and `endif`. */
export function standAlone(token: LiquidToken): StandAlone | null {
  if (token.kind === TokenKind.OUTPUT) return { source: `{{ ${token.code} }}`, before: 0 };
  const role = tagKind(token.tag)?.role;
  if (role === TagRole.CLOSE || role === TagRole.JUMP || token.tag === 'else') return null;
  const written = `{% ${token.code} %}`;
  switch (token.tag) {
    case 'elsif':
      return inside('{% if true %}', written, '{% endif %}');
    case 'when':
      return inside('{% case 1 %}', written, '{% endcase %}');
    default:
      return inside('', written, role === TagRole.OPEN ? `{% end${token.tag} %}` : '');
  }
}

function inside(before: string, written: string, after: string): StandAlone {
  return { source: before + written + after, before: before.length };
}
