/** Marks what a tag made. Nothing that comes from outside can bear it: JSON has no symbols. */
export const SQL: unique symbol = Symbol.for('chasqui.sql');

/** SQL as a template tag receives it: texts and, between them, the values; `strings.length === values.length + 1`. */
export interface SqlFragment {
  readonly [SQL]: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

class Fragment implements SqlFragment {
  readonly [SQL] = true;

  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/** Writes SQL: an interpolated fragment is spliced in, anything else becomes a parameter. */
export function sql(texts: TemplateStringsArray, ...parts: readonly unknown[]): SqlFragment {
  const strings: string[] = [texts[0] ?? ''];
  const values: unknown[] = [];
  for (const [index, part] of parts.entries()) {
    const inner = part instanceof Fragment ? part : new Fragment(['', ''], [part]);
    strings.push(`${strings.pop()}${inner.strings[0]}`, ...inner.strings.slice(1));
    values.push(...inner.values);
    strings.push(`${strings.pop()}${texts[index + 1]}`);
  }
  return new Fragment(strings, values);
}

/** Fragments with ` AND ` or ` OR ` between them. */
export function joinSql(fragments: readonly SqlFragment[], operator: 'AND' | 'OR'): SqlFragment {
  return fragments.reduce((left, right) =>
    operator === 'AND' ? sql`${left} AND ${right}` : sql`${left} OR ${right}`,
  );
}

/** A condition that is NULL for missing data, made two-valued. Unlike `coalesce` it keeps the planner's estimate. */
export const isTrue = (condition: SqlFragment): SqlFragment => sql`(${condition}) IS TRUE`;

/**
 * The name of a table in SQL text.
 *
 * @throws RangeError unless it is a plain lower-case name, so that nothing else can get into the text.
 */
export function tableName(name: string): SqlFragment {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`"${name}" is no plain name of a table.`);
  return new Fragment([name], []);
}
