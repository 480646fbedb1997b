import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';

const ATTRIBUTES = graphql(`
  query EditorAttributes {
    attributes {
      id
      key
      label
    }
  }
`);

/** Something that a message may name, and what people call it. */
export interface Variable {
  /** As it is written in Liquid. */
  path: string;
  label: string;
}

/** Every variable of the person, in the words of people. */
export function useVariables(): { ofPerson: readonly Variable[]; attributes: readonly Variable[] } {
  const say = useTexts(editorTexts);
  const { data } = useQuery(ATTRIBUTES);
  return {
    ofPerson: [
      { path: 'user.first_name', label: say('firstName') },
      { path: 'user.last_name', label: say('lastName') },
      { path: 'user.name', label: say('fullName') },
      { path: 'user.email', label: say('email') },
    ],
    attributes: (data?.attributes ?? []).map(({ key, label }) => ({ path: `user.attributes.${key}`, label })),
  };
}
