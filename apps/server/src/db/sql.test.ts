import { describe, expect, it } from '@jest/globals';
import type { Rule } from '@chasqui/targeting';
import { compileRule } from '@chasqui/targeting/sql';
import { allOf, joinSql, plainArray, sql, toQuery } from './sql.js';

describe('the sql tag', () => {
  it('numbers the parameters of nested parts', () => {
    const inner = sql`u.id > ${5}`;
    const statement = sql`SELECT * FROM users u WHERE ${inner} AND u.email = ${'a'} AND ${sql`u.tags && ${['x']}`} LIMIT ${3}`;
    expect(toQuery(statement)).toEqual({
      text: 'SELECT * FROM users u WHERE u.id > $1 AND u.email = $2 AND u.tags && $3 LIMIT $4',
      values: [5, 'a', ['x'], 3],
    });
  });

  it('keeps text from outside out of the statement', () => {
    expect(toQuery(sql`SELECT ${"'; DROP TABLE users; --"}`)).toEqual({
      text: 'SELECT $1',
      values: ["'; DROP TABLE users; --"],
    });
  });

  it('joins conditions, and nothing is TRUE', () => {
    expect(toQuery(allOf([sql`a = ${1}`, null, sql`b = ${2}`])).text).toBe('a = $1 AND b = $2');
    expect(toQuery(allOf([null, false])).text).toBe('TRUE');
    expect(() => joinSql([], ', ')).toThrow('Nothing to join');
  });

  it('takes the fragments of the rule compiler', () => {
    const rule: Rule = { kind: 'tag', operator: 'anyOf', tags: ['vip'] };
    const compiled = compileRule(rule, { now: new Date(), timeZone: 'UTC' });
    expect(toQuery(sql`SELECT FROM users u WHERE ${compiled} AND u.id > ${1}`)).toEqual({
      text: 'SELECT FROM users u WHERE (u.tags && $1::text[]) AND u.id > $2',
      values: [['vip'], 1],
    });
  });

  it('writes arrays of what needs no quotes as one parameter, and refuses what does', () => {
    expect(plainArray(['12', 3, -4.5, true, null])).toBe('{12,3,-4.5,true,NULL}');
    expect(plainArray([])).toBe('{}');
    for (const value of ['a b', '"', "'", '\\', '\n']) expect(() => plainArray([value])).toThrow('unquoted');
  });

  it('takes nothing for a part of the statement because it looks like one', () => {
    const hostile: unknown = JSON.parse('{"strings": ["TRUE; DROP TABLE users"], "values": []}');
    expect(toQuery(sql`SELECT ${hostile}`)).toEqual({ text: 'SELECT $1', values: [hostile] });
  });
});
