import { describe, expect, it } from '@jest/globals';
import { readSource, sourceFiles } from '../../testing/source-files.js';

const files = sourceFiles(
  path =>
    /\.tsx?$/.test(path) && !/^(gallery|testing|gql)\/|^app\/theme\/|\.test\.tsx?$|\/locales\//.test(path),
);

/** Lines of all files outside of the theme that match. */
const linesWith = (pattern: RegExp) =>
  files.flatMap(path =>
    readSource(path)
      .split('\n')
      .filter(line => pattern.test(line))
      .map(line => `${path}: ${line.trim()}`),
  );

describe('nothing outside of the theme', () => {
  it('names a colour', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(linesWith(/#[\da-f]{3}([\da-f]{3})?\b|\brgba?\(|\bhsla?\(|'(white|black)'/i)).toEqual([]);
  });

  it('names a typeface', () => {
    expect(linesWith(/fontFamily: '(?!inherit)/)).toEqual([]);
  });

  it('names a type size, but for the size below which phones zoom', () => {
    expect(linesWith(/fontSize: ['\d]/)).toEqual([
      "components/form/control.ts: '@media (pointer: coarse)': { fontSize: '1rem' },",
    ]);
  });

  it('uses parts of MUI that we have our own of', () => {
    expect(
      linesWith(/@mui\/material\/(Button|IconButton|Checkbox|TextField|Tooltip|Switch|Snackbar)'/),
    ).toEqual([]);
  });
});
