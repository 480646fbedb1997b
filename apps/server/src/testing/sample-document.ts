import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One query, mutation or subscription of the schema. */
export interface Operation {
  kind: OperationKind;
  name: string;
  field: GraphQLField<unknown, unknown>;
}

export interface Document {
  query: string;
  variables: Record<string, unknown>;
}

/** Every operation of a schema, by kind and name. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map(field => ({ kind, name: field.name, field })),
  );
}

/** A document that asks for as little of an operation as can be. Values come from `give`, for required inputs only. */
export function sampleDocument(
  operation: Operation,
  give: (input: GraphQLArgument | GraphQLInputField) => unknown = sampleOf,
): Document {
  const args = operation.field.args.filter(isRequiredArgument);
  return documentOf(operation, Object.fromEntries(args.map(arg => [arg.name, give(arg)])));
}

/** A document of an operation with these values as its arguments. */
export function documentOf(
  { kind, name, field }: Operation,
  variables: Record<string, unknown>,
  selection = leafOf(field.type),
): Document {
  const given = field.args.filter(arg => arg.name in variables);
  const declared = given.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = given.map(arg => `${arg.name}: $${arg.name}`).join(', ');
  const inBrackets = (text: string) => (text === '' ? '' : `(${text})`);
  return { query: `${kind}${inBrackets(declared)} { ${name}${inBrackets(passed)} ${selection} }`, variables };
}

/** Selects one leaf of a type, whichever is nearest. */
function leafOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(field => !field.args.some(isRequiredArgument));
  const leaf = fields.find(field => !isObjectType(getNamedType(field.type)));
  const [first] = fields;
  if (first === undefined) throw new Error(`The type ${named.name} cannot be selected without arguments.`);
  return leaf === undefined ? `{ ${first.name} ${leafOf(first.type)} }` : `{ ${leaf.name} }`;
}

function sampleOf({ type }: GraphQLArgument | GraphQLInputField): unknown {
  return sampleValue(type);
}

/** A value that the schema accepts and that names nothing that exists. */
export function sampleValue(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map(field => [field.name, sampleValue(field.type)]));
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  const value = SAMPLES[nullable.name];
  if (value === undefined) throw new Error(`There is no sample of the scalar ${nullable.name}.`);
  return value;
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: '999999999',
  String: 'nothing',
  Int: 1,
  Boolean: false,
  DateTimeISO: '2020-01-01T00:00:00.000Z',
  JSON: {},
  JSONObject: {},
};
