import { SQL, type SqlFragment } from '@chasqui/targeting/sql';

/**
 * A statement or a part of one: text and parameters, kept apart until the statement is sent. Only the tag here and the
 * compiler of rules make such; an object that merely looks like it is a parameter as any other.
 */
export type Sql = SqlFragment;

/**
 * Builds a statement. Every `${value}` becomes a parameter; a nested `Sql` is spliced in, its parameters renumbered.
 * There is no way to put text from outside into a statement.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return splice(strings, values);
}

/** Joins parts with a fixed separator, as in lists of conditions. */
export function joinSql(parts: readonly Sql[], separator: ' AND ' | ' OR ' | ', ' | ' UNION ALL '): Sql {
  if (parts.length === 0) throw new Error('Nothing to join.');
  const strings = ['', ...Array<string>(parts.length - 1).fill(separator), ''];
  return splice(strings, parts);
}

/** The conditions that hold, joined with AND; TRUE when there are none. */
export function allOf(conditions: readonly (Sql | null | undefined | false)[]): Sql {
  const present = conditions.filter(
    condition => condition !== null && condition !== undefined && condition !== false,
  );
  return present.length === 0 ? sql`TRUE` : joinSql(present, ' AND ');
}

/**
 * An array of numbers, keys or booleans as one parameter, for statements that carry many: the driver would quote each
 * element on its own. Cast it to the array's type.
 *
 * @throws Error for text that has anything but letters, digits and `_.-` in it.
 */
export function plainArray(values: readonly (number | string | boolean | null)[]): string {
  const elements = values.map(value => value ?? 'NULL').join(',');
  if (!/^[\w,.-]*$/.test(elements)) throw new Error('Only numbers, keys and booleans can go unquoted.');
  return `{${elements}}`;
}

/** @returns the text with `$1`, `$2` ... and its parameters, as drivers take them. */
export function toQuery(statement: Sql): { text: string; values: unknown[] } {
  let text = statement.strings[0] ?? '';
  for (let i = 1; i < statement.strings.length; i++) text += `$${i}${statement.strings[i] ?? ''}`;
  return { text, values: [...statement.values] };
}

function splice(strings: readonly string[], values: readonly unknown[]): Sql {
  const outStrings: string[] = [strings[0] ?? ''];
  const outValues: unknown[] = [];
  const appendText = (text: string) => {
    outStrings[outStrings.length - 1] = (outStrings.at(-1) ?? '') + text;
  };
  values.forEach((value, i) => {
    if (isSql(value)) {
      appendText(value.strings[0] ?? '');
      value.values.forEach((inner, j) => {
        outValues.push(inner);
        outStrings.push(value.strings[j + 1] ?? '');
      });
    } else {
      outValues.push(value);
      outStrings.push('');
    }
    appendText(strings[i + 1] ?? '');
  });
  return { [SQL]: true, strings: outStrings, values: outValues };
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && SQL in value;
}
