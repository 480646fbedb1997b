import { isId } from '@chasqui/domain';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * GraphQL's `ID`, narrowed to what a key can be (a positive 64-bit integer as text), so that a malformed one is refused
 * at the edge and never reaches the database.
 */
export const ID = new GraphQLScalarType<string, string>({
  name: 'ID',
  description: 'The key of a record, as text.',
  serialize: value => String(value),
  parseValue: value => parse(typeof value === 'number' ? String(value) : value),
  parseLiteral: node => parse(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : null),
});

function parse(value: unknown): string {
  if (typeof value === 'string' && isId(value)) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is not the key of a record.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
