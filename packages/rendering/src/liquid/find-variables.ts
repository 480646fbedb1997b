import { LiquidError, type Variable as LiquidVariable } from 'liquidjs';
import { type Place, type RenderingIssue, error } from '../rendering-issue.js';
import {
  type FoundVariable,
  type Segment,
  type VariableCatalog,
  type VariablePath,
  findVariable,
  showPath,
} from '../variables/variable-catalog.js';
import { createEngine } from './engine.js';
import { type LiquidToken, TokenKind } from './lex-liquid.js';
import { standAlone } from './stand-alone.js';
import { TagRole, tagRole } from './tag-roles.js';

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
  const unreadable = readTogether(tokens, place);
  if (unreadable !== null) return { paths: [], issues: [unreadable] };
  const issues: RenderingIssue[] = [];
  const paths = new Map<string, VariablePath>();
  const known = new Map<string, FoundVariable>();
  for (const { name, segments, line, column } of usesOf(tokens)) {
    const spot = { place, line, column };
    const result = known.get(name) ?? findVariable(segments, catalog);
    known.set(name, result);
    if (!result.ok) {
      issues.push(error(spot, name, result.message));
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

/** A variable that a token uses and that the message does not name itself, and where it stands in the source. */
interface Use {
  name: string;
  segments: readonly Segment[];
  line: number;
  column: number;
}

/**
 * Token by token: the engine finds the line and column of each variable by counting from the beginning of what it is
 * given, which for a whole mail costs the square of its variables (20,000 took 33 s).
 */
function usesOf(tokens: readonly LiquidToken[]): Use[] {
  const readings = new Map<string, TokenReading>();
  const given = new Set<string>();
  const blocks: (readonly string[])[] = [];
  return tokens.flatMap(token => {
    const role = tagRole(token.tag);
    if (role === TagRole.CLOSE) blocks.pop();
    const { variables, defines, opens } = readingOf(token, readings);
    const uses = variables.filter(
      ({ root }) => !given.has(root) && !blocks.some(names => names.includes(root)),
    );
    for (const name of defines) given.add(name);
    if (role === TagRole.OPEN) blocks.push(opens);
    return uses.map(({ name, segments, row, column }) => ({
      name,
      segments,
      line: token.line + row - 1,
      column: row === 1 ? token.column + column - 1 : column,
    }));
  });
}

/** What one token says by itself. */
interface TokenReading {
  /** Rows and columns count from 1 within the token. */
  variables: { root: string; name: string; segments: readonly Segment[]; row: number; column: number }[];
  /** Names that it gives for the rest of the message. */
  defines: readonly string[];
  /** Names that hold inside the block that it begins. */
  opens: readonly string[];
}

const NOTHING: TokenReading = { variables: [], defines: [], opens: [] };

/** Tokens that are written alike say the same, and in most mails many are. */
function readingOf(token: LiquidToken, readings: Map<string, TokenReading>): TokenReading {
  const alone = standAlone(token);
  if (alone === null) return NOTHING;
  const known = readings.get(alone.source);
  if (known !== undefined) return known;
  const templates = engine.parse(alone.source);
  const { variables } = engine.analyzeSync(templates, { partials: false });
  const reading: TokenReading = {
    variables: Object.values(variables)
      .flat()
      .flatMap(variable => placed(variable, alone.before)),
    defines: templates.flatMap(template => [...(template.localScope?.() ?? [])].map(name => name.content)),
    opens: templates.flatMap(template => [...(template.blockScope?.() ?? [])]),
  };
  readings.set(alone.source, reading);
  return reading;
}

function placed(variable: LiquidVariable, before: number): TokenReading['variables'] {
  const segments: Segment[] = variable.toArray();
  const [root] = segments;
  if (typeof root !== 'string') return [];
  const { row, col } = variable.location;
  return [{ root, name: showPath(segments), segments, row, column: row === 1 ? col - before : col }];
}

/** What is wrong with tokens that can be read each by itself, such as a second `else`. */
function readTogether(tokens: readonly LiquidToken[], place: Place): RenderingIssue | null {
  try {
    engine.parse(bareTokens(tokens));
    return null;
  } catch (problem) {
    if (!LiquidError.is(problem) && !(problem instanceof RangeError)) throw problem;
    const row = LiquidError.is(problem) ? problem.token.getPosition()[0] : null;
    return error({ place, line: row ?? null, column: null }, null, wrongTogether(problem.message));
  }
}

function wrongTogether(words: string): string {
  if (words.startsWith('duplicated else')) return 'A block has two {% else %} here: keep one.';
  if (words.startsWith('unexpected elsif after else'))
    return '{% elsif %} stands behind {% else %} here: put it before.';
  return 'The Liquid cannot be read from here on: look for a block that is too deep or not complete.';
}

/** The tokens alone, on the lines where they stand in the source. */
function bareTokens(tokens: readonly LiquidToken[]): string {
  let text = '';
  let line = 1;
  for (const token of tokens) {
    if (token.line > line) {
      text += '\n'.repeat(token.line - line);
      line = token.line;
    }
    text += token.kind === TokenKind.OUTPUT ? `{{ ${token.code} }}` : `{% ${token.code} %}`;
    line += token.code.split('\n').length - 1;
  }
  return text;
}
