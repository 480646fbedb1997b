import { useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import type { FieldProps } from '../../components/form/Field.js';
import { PickField, type Pick } from '../../components/form/PickField.js';
import { graphql } from '../../gql/index.js';
import type { UserChoicesQuery } from '../../gql/graphql.js';
import { useTexts } from '../../i18n/index.js';
import { useSettled } from '../../components/time/useSettled.js';
import { userTexts } from './texts.js';

const USERS = graphql(`
  query UserChoices($search: String) {
    users(first: 20, filter: { search: $search }, sort: { field: NAME, direction: ASC }) {
      nodes {
        id
        name
        email
        externalId
      }
    }
  }
`);

export interface UserPickerProps extends FieldProps {
  value: readonly Pick[];
  onChange: (users: readonly Pick[]) => void;
  single?: boolean;
  /** Who it is while nobody is chosen; absent: what to type. */
  placeholder?: string | undefined;
}

/** Chooses users by a part of their name, address or external id. */
export function UserPicker(props: UserPickerProps) {
  const say = useTexts(userTexts);
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim(), 200);
  const { data, previousData, loading } = useQuery(USERS, { variables: { search: asked } });
  const options = useDeferredValue((data ?? previousData)?.users.nodes ?? []).map(toPick);
  return (
    <PickField
      {...props}
      options={options}
      onSearch={setSearch}
      loading={loading}
      placeholder={props.placeholder ?? say('typeName')}
      nothing={say('nobody')}
    />
  );
}

/** By the first of name, address and external id that is there; the next one tells namesakes apart. */
function toPick({ id, name, email, externalId }: UserChoicesQuery['users']['nodes'][number]): Pick {
  const [label = id, hint] = [name, email, externalId].filter(Boolean) as string[];
  return { id, label, hint };
}
