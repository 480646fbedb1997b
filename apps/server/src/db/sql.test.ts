import { describe, expect, it } from '@jest/globals';
import { allOf, joinSql, sql, toQuery } from './sql.js';

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
    expect(toQuery(sql`WHERE ${{ strings: ['u.tags && ', '::text[]'], values: [['vip']] }}`)).toEqual({
      text: 'WHERE u.tags && $1::text[]',
      values: [['vip']],
    });
  });
});
