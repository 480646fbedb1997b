import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const ROOTS = ['apps/server/src', 'packages/domain/src', 'packages/rendering/src', 'packages/targeting/src'];

/**
 * Never seen by a member: what speaks to those who run Chasqui, to readers on the public pages or to plain HTTP, what
 * measures GraphQL documents (the admin's are as they were built), the documentation of the API's words, what
 * messages are made of, and mails to members, which bring their own languages.
 */
const SPEAKS_TO_OTHERS =
  /\.test\.ts$|\.sql\.ts$|\/(testing|demo|bench|migrations|embedded|roles|tracking|jobs|metrics|mime|notices|http)\/|\/(config|main|migrate|log|body-door|body-limit|enums|footer|limits|document-extent)\.ts$/;

/** A sentence as it is written in the code: `{}` stands where a value is put in. */
export interface ServerSentence {
  sentence: string;
  /** `apps/server/src/settings/update-settings.ts:74` */
  where: string;
}

/** Every sentence that the server and the packages below it may say to a member, found in their sources. */
export function serverSentences(): ServerSentence[] {
  return ROOTS.flatMap(root =>
    readdirSync(join(REPOSITORY, root), { recursive: true, encoding: 'utf8' })
      .map(path => `${root}/${path.replaceAll(sep, '/')}`)
      .filter(path => path.endsWith('.ts') && !SPEAKS_TO_OTHERS.test(path))
      .toSorted()
      .flatMap(path => sentencesIn(path, readFileSync(join(REPOSITORY, path), 'utf8'))),
  );
}

/** What one source may say. */
export function sentencesIn(path: string, text: string): ServerSentence[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, ServerSentence>();
  const visit = (node: ts.Node): void => {
    if (isText(node) && !isSaidToOthers(node)) {
      const said = textOf(node);
      if (looksSaid(said) || isGivenAsMessage(node))
        for (const each of [node, ...partsOf(node)]) note(each, textOf(each));
    }
    ts.forEachChild(node, visit);
  };
  const note = (node: ts.Node, said: string) => {
    const sentence = bare(said);
    if (!/\p{L}{2}/u.test(sentence) || found.has(sentence)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.set(sentence, { sentence, where: `${path}:${line + 1}` });
  };
  visit(file);
  return [...found.values()];
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return (
    (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) &&
    !ts.isTaggedTemplateExpression(node.parent)
  );
}

function textOf(node: Text): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return node.head.text + node.templateSpans.map(span => `{}${span.literal.text}`).join('');
}

/** A sentence, or the beginning of one that another follows. */
function looksSaid(text: string): boolean {
  return (
    /^[\p{Lu}"<{]/u.test(text) &&
    /\p{Ll}{2}/u.test(text) &&
    /\s/.test(text) &&
    /([.?!]|: \{\})$/.test(text.trim().replace(/(\.|\?)( ?\{\})+$/, '$1'))
  );
}

/** Sentences that a value puts beside this one are translated by themselves. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/([.?!])( ?\{\})+$/, '$1')
    .replace(/^\{\} (?=\p{Lu}\p{Ll})/u, '');
}

/** What refuses; its words come last. */
const REFUSES = /^(badField|conflict|limitError|refuse|refused|error|warning)$/;

/** Words that are handed over as the message of a refusal or an issue, whatever they look like. */
function isGivenAsMessage(node: Text): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'message';
  if (!ts.isCallExpression(parent)) return false;
  const name = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name : parent.expression;
  if (name.getText() === 'limitExceeded') return parent.arguments[0] === node;
  return REFUSES.test(name.getText()) && parent.arguments.at(-1) === node;
}

const MESSAGES_OF_REFUSALS = new Set(['Refusal', 'GraphQLError', 'RenderingError', 'RenderingTimeError']);

/** Documentation of the API, the log, faults of ours, and what the admin says in its own words by the code alone. */
function isSaidToOthers(text: Text): boolean {
  for (let node: ts.Node = text; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isPropertyAssignment(parent) && /^(description|deprecationReason|es)$/.test(parent.name.getText()))
      return true;
    if (ts.isNewExpression(parent) && !MESSAGES_OF_REFUSALS.has(parent.expression.getText())) return true;
    if (
      ts.isCallExpression(parent) &&
      /\blog\.\w+$|^(unauthenticated|forbidden|notFound)$/.test(parent.expression.getText())
    )
      return true;
    if (ts.isParameter(parent)) return true;
  }
  return false;
}

/** The parts of sentences that stand in constants: `const where = root ? 'at the top' : 'inside'`. */
function partsOf(node: Text): Text[] {
  if (!ts.isTemplateExpression(node)) return [];
  return node.templateSpans.flatMap(({ expression }) =>
    ts.isIdentifier(expression)
      ? outcomes(initialiserOf(expression)).filter(part => /\s|[.?!]$/.test(textOf(part).trim()))
      : [],
  );
}

function initialiserOf(name: ts.Identifier): ts.Expression | undefined {
  for (let node: ts.Node = name; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isBlock(node.parent) && !ts.isSourceFile(node.parent)) continue;
    for (const statement of node.parent.statements)
      if (ts.isVariableStatement(statement))
        for (const { name: declared, initializer } of statement.declarationList.declarations)
          if (declared.getText() === name.text) return initializer;
  }
  return undefined;
}

/** The texts that an expression may come to: through `?:`, `??`, brackets, and what `replace` puts in. */
function outcomes(node: ts.Expression | undefined): Text[] {
  if (!node) return [];
  if (isText(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return outcomes(node.expression);
  if (ts.isConditionalExpression(node)) return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...outcomes(node.left), ...outcomes(node.right)];
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'replace'
  )
    return [...outcomes(node.expression.expression), ...outcomes(node.arguments[1])];
  return [];
}
