import { assertNever, type AttributeDeclaration, type AttributeType } from '@chasqui/domain';
import {
  BOOLEAN_OPERATORS,
  type BooleanCondition,
  booleanMatches,
  describeBooleanCondition,
  parseBooleanCondition,
} from '../conditions/boolean.js';
import {
  CHOICE_OPERATORS,
  type ChoiceCondition,
  choiceMatches,
  describeChoiceCondition,
  parseChoiceCondition,
} from '../conditions/choice.js';
import {
  DATE_OPERATORS,
  type DateCondition,
  dateMatches,
  describeDateCondition,
  parseDateCondition,
} from '../conditions/date.js';
import {
  describeListCondition,
  LIST_OPERATORS,
  type ListCondition,
  listMatches,
  parseListCondition,
} from '../conditions/list.js';
import {
  describeNumberCondition,
  NUMBER_OPERATORS,
  type NumberCondition,
  numberMatches,
  parseNumberCondition,
} from '../conditions/number.js';
import {
  describeTextCondition,
  TEXT_OPERATORS,
  parseTextCondition,
  type TextCondition,
  textMatches,
} from '../conditions/text.js';
import type { NodeReader } from '../parsing/node-reader.js';
import { show } from '../parsing/show.js';
import type { RuleCatalog } from '../rule-context.js';
import type { RowKind } from './row-kind.js';

type Asked<Type extends AttributeType, Condition> = {
  kind: 'attribute';
  key: string;
  /** The declared type that the condition was written for. May be left out by writers; `parseRule` fills it in. */
  type: Type;
  not?: boolean;
} & Condition;

/** Users whose attribute is as the condition asks. Which operators there are depends on the attribute's type. */
export type AttributeRow =
  | Asked<'TEXT', TextCondition>
  | Asked<'NUMBER', NumberCondition>
  | Asked<'BOOLEAN', BooleanCondition>
  | Asked<'DATE', DateCondition>
  | Asked<'CHOICE', ChoiceCondition>
  | Asked<'LIST', ListCondition>;

/** What can be asked of an attribute of each type. */
export const ATTRIBUTE_OPERATORS = {
  TEXT: TEXT_OPERATORS,
  NUMBER: NUMBER_OPERATORS,
  BOOLEAN: BOOLEAN_OPERATORS,
  DATE: DATE_OPERATORS,
  CHOICE: CHOICE_OPERATORS,
  LIST: LIST_OPERATORS,
} as const satisfies Record<AttributeType, readonly AttributeRow['operator'][]>;

export const attribute: RowKind<AttributeRow> = {
  parse(node, catalog) {
    const declaration = readDeclaration(node, catalog);
    return declaration && parseCondition(node, declaration);
  },

  describe(row, phrase) {
    const declaration = phrase.catalog.attributes.find(({ key }) => key === row.key);
    const subject = declaration?.label ?? row.key;
    switch (row.type) {
      case 'TEXT':
        return describeTextCondition(subject, row, phrase);
      case 'NUMBER':
        return describeNumberCondition(subject, row, phrase);
      case 'BOOLEAN':
        return describeBooleanCondition(subject, row, phrase);
      case 'DATE':
        return describeDateCondition(subject, row, phrase);
      case 'CHOICE':
        return describeChoiceCondition(subject, row, phrase);
      case 'LIST':
        return describeListCondition(subject, row, phrase);
      default:
        return assertNever(row);
    }
  },

  matches(row, user, context) {
    const datum: unknown = user.attributes[row.key];
    switch (row.type) {
      case 'TEXT':
        return textMatches(row, datum);
      case 'NUMBER':
        return numberMatches(row, datum);
      case 'BOOLEAN':
        return booleanMatches(row, datum);
      case 'DATE':
        return dateMatches(row, datum, context);
      case 'CHOICE':
        return choiceMatches(row, datum);
      case 'LIST':
        return listMatches(row, datum);
      default:
        return assertNever(row);
    }
  },

  attributes: ({ key }) => [key],
};

/** The attribute that the row is about. Without it, or if its type has changed, the rest cannot be judged. */
function readDeclaration(node: NodeReader, { attributes }: RuleCatalog): AttributeDeclaration | null {
  const key = node.take('key');
  const declaration = attributes.find(candidate => candidate.key === key);
  if (declaration === undefined) {
    node.refuse('key', {
      en: `There is no attribute ${show(key, 'en')}. Declare it in the settings, or choose another one.`,
      es: `No existe el atributo ${show(key, 'es')}. Decláralo en la configuración o elige otro.`,
    });
    return node.passOverRest();
  }

  const type = node.take('type');
  if (type === undefined || type === declaration.type) return declaration;
  const { label } = declaration;
  node.refuse('type', {
    en: `${label} is of the type ${declaration.type}, not ${show(type, 'en')}. Set this condition again.`,
    es: `${label} es del tipo ${declaration.type}, no ${show(type, 'es')}. Vuelve a definir esta condición.`,
  });
  return node.passOverRest();
}

function parseCondition(node: NodeReader, declaration: AttributeDeclaration): AttributeRow | null {
  const { key, type } = declaration;
  switch (type) {
    case 'TEXT': {
      const condition = parseTextCondition(node);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    case 'NUMBER': {
      const condition = parseNumberCondition(node);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    case 'BOOLEAN': {
      const condition = parseBooleanCondition(node);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    case 'DATE': {
      const condition = parseDateCondition(node);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    case 'CHOICE': {
      const condition = parseChoiceCondition(node, declaration);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    case 'LIST': {
      const condition = parseListCondition(node, declaration);
      return condition && { kind: 'attribute', key, type, ...condition };
    }
    default:
      return assertNever(type);
  }
}
