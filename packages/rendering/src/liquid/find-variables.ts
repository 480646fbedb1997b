import { type Variable as LiquidVariable, LiquidError } from 'liquidjs';
import { type Place, type RenderingIssue, error } from '../rendering-issue.js';
import {
  type Segment,
  type VariableCatalog,
  type VariablePath,
  findVariable,
  showPath,
} from '../variables/variable-catalog.js';
import { createEngine } from './engine.js';
import { type LiquidToken, TokenKind } from './lex-liquid.js';

const engine = createEngine('en');

export interface FoundVariables {
  /** The values of users that the tokens use, each once. */
  paths: VariablePath[];
  issues: RenderingIssue[];
}

/**
 * Finds every variable that tokens of one place use and checks it against the catalog. The tokens must have passed
 * `checkTokens` and nest properly; what still cannot be read becomes an issue.
 *
 * @param ownUrls our own links may be named here: only the body of a mail has them.
 */
export function findVariables(
  tokens: readonly LiquidToken[],
  place: Place,
  catalog: VariableCatalog,
  ownUrls: boolean,
): FoundVariables {
  const globals = readGlobals(tokens, place);
  if (!Array.isArray(globals)) return { paths: [], issues: [globals] };
  const issues: RenderingIssue[] = [];
  const paths = new Map<string, VariablePath>();
  for (const used of globals) {
    const segments: Segment[] = used.toArray();
    const spot = { place, line: used.location.row, column: used.location.col };
    const result = findVariable(segments, catalog);
    if (!result.ok) {
      issues.push(error(spot, showPath(segments), result.message));
      continue;
    }
    const { variable } = result;
    if (variable.kind === 'USER') paths.set(variable.path.join('.'), variable.path);
    if (variable.kind === 'URL' && !ownUrls)
      issues.push(
        error(
          spot,
          variable.name,
          `"${variable.name}" can only be used in the body of a mail: take it out here.`,
        ),
      );
  }
  return { paths: [...paths.values()], issues };
}

function readGlobals(tokens: readonly LiquidToken[], place: Place): LiquidVariable[] | RenderingIssue {
  try {
    const analysis = engine.analyzeSync(engine.parse(bareTokens(tokens)), { partials: false });
    return Object.values(analysis.globals).flat();
  } catch (problem) {
    if (!LiquidError.is(problem) && !(problem instanceof RangeError)) throw problem;
    const row = LiquidError.is(problem) ? problem.token.getPosition()[0] : null;
    return error(
      { place, line: row ?? null, column: null },
      null,
      `The Liquid cannot be read: ${problem.message}.`,
    );
  }
}

/** The tokens alone, at the lines and columns where they stand in the source. */
function bareTokens(tokens: readonly LiquidToken[]): string {
  let text = '';
  let line = 1;
  let column = 1;
  for (const token of tokens) {
    if (token.line > line) {
      text += '\n'.repeat(token.line - line);
      line = token.line;
      column = 1;
    }
    // The column of what is inside the delimiters; entities make the code shorter than its source.
    if (token.column > column) {
      text += ' '.repeat(token.column - column);
      column = token.column;
    }
    const written = token.kind === TokenKind.OUTPUT ? `{{ ${token.code} }}` : `{% ${token.code} %}`;
    text += written;
    const lastBreak = written.lastIndexOf('\n');
    line += written.split('\n').length - 1;
    column = lastBreak === -1 ? column + written.length : written.length - lastBreak;
  }
  return text;
}
