import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readSource, sourceFiles } from '../testing/source-files.js';
import type { Dictionary, Message } from './translate.js';

const rooms = sourceFiles(path => path.endsWith('/locales/en.ts')).map(path => path.replace(/\/en\.ts$/, ''));

const forms = (message: Message) => (typeof message === 'string' ? { other: message } : message);
const marks = (text: string) => [...text.matchAll(/\{\w+\}|<\/\w+>/g)].map(([mark]) => mark).toSorted();
/** "One field" needs no number. */
const withoutCount = (found: string[]) => found.filter(mark => mark !== '{count}');

async function dictionary(room: string, language: string): Promise<Dictionary> {
  const module = (await import(`../${room}/${language}.ts`)) as { default: Dictionary };
  return module.default;
}

describe('the texts', () => {
  it('are found', () => {
    expect(rooms).toEqual(expect.arrayContaining(['components/locales', 'app/locales']));
  });

  it.each(rooms)('of %s are there in both languages, with the same placeholders and marks', async room => {
    const en = await dictionary(room, 'en');
    const es = await dictionary(room, 'es');
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const [key, message] of Object.entries(en)) {
      const wanted = marks(forms(message).other);
      for (const [form, text] of [
        ...Object.entries(forms(message)),
        ...Object.entries(forms(es[key] ?? '')),
      ]) {
        const kept = form === 'other' ? (found: string[]) => found : withoutCount;
        expect({ key, form, marks: kept(marks(text)) }).toEqual({ key, form, marks: kept(wanted) });
        expect(text.trim()).not.toBe('');
      }
    }
  });
});

/** Attributes that people read or hear. */
const SPOKEN =
  /^(aria-(label|description|valuetext)|alt|title|placeholder|label|help|header|hint|word|status|text|share|missing|definition|explanation|confirm|keep|\w+(Label|Title|Header))$/;
const sources = sourceFiles(path => path.endsWith('.tsx') && !/^(gallery|testing)\/|\.test\.tsx$/.test(path));

/** Words that stand in the code instead of in a dictionary. */
function hardCoded(path: string, text = readSource(path)): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    // The product's name is the same in every language.
    if (!/\p{L}{2,}/u.test(words) || words.trim() === 'Chasqui') return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${words.trim()}`);
  };
  const noteOutcomes = (expression: ts.Expression | undefined) => {
    for (const literal of expression ? outcomes(expression) : []) note(literal, literal.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteOutcomes(node.expression);
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText())) {
      const value = node.initializer;
      noteOutcomes(value && ts.isJsxExpression(value) ? value.expression : value);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The strings that an expression may come to by itself: through `?:`, `&&`, `||`, `??` and brackets. */
function outcomes(node: ts.Expression): ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return outcomes(node.expression);
  if (ts.isConditionalExpression(node)) return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return outcomes(node.right);
  return [];
}

describe('the code', () => {
  it('has no words for people in it', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(path => hardCoded(path))).toEqual([]);
  });

  it('would be caught at having some', () => {
    const code = `<><p>Some words</p>{ready ? 'Done' : <b title="Not yet" />}<i aria-label={open && 'Open'} id="none" /></>`;
    const words = hardCoded('x.tsx', code).map(found => found.replace(/^\S+ /, ''));
    expect(words).toEqual(['Some words', 'Done', 'Not yet', 'Open']);
  });
});
