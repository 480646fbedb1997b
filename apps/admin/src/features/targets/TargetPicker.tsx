import { useQuery } from '@apollo/client/react';
import { PickField, type Pick } from '../../components/form/PickField.js';
import type { FieldProps } from '../../components/form/Field.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { targetTexts } from './texts.js';

const TARGETS = graphql(`
  query TargetChoices {
    targets {
      id
      name
      userCount
    }
  }
`);

export interface TargetPickerProps extends FieldProps {
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** Not offered: what is chosen in another field already. */
  without?: readonly string[];
}

/** Chooses targets by name, each with how many people it selects now. */
export function TargetPicker({ value, onChange, without, ...field }: TargetPickerProps) {
  const say = useTexts(targetTexts);
  const { data, loading } = useQuery(TARGETS);
  const all = (data?.targets ?? []).map((target): Pick => ({
    id: target.id,
    label: target.name,
    hint: target.userCount === null ? say('broken') : say('people', { count: target.userCount ?? 0 }),
  }));
  return (
    <PickField
      {...field}
      loading={loading}
      value={value.flatMap(id => all.find(target => target.id === id) ?? [])}
      options={all.filter(target => without?.includes(target.id) !== true)}
      onChange={picked => onChange(picked.map(target => target.id))}
      placeholder={say('chooseTargets')}
      nothing={say('noTargets')}
    />
  );
}
