import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { Checkbox } from '../bits/Checkbox.js';
import { Help } from './Field.js';

export interface CheckboxFieldProps {
  label: ReactNode;
  help?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
}

/** Something to agree to or to include. */
export function CheckboxField({
  label,
  help,
  checked,
  onChange,
  name,
  disabled = false,
}: CheckboxFieldProps) {
  const id = useId();
  return (
    <Outer>
      <Checkbox
        id={id}
        name={name}
        disabled={disabled}
        checked={checked}
        onChange={onChange}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
      />
      <Words>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && <Help id={`${id}-help`}>{help}</Help>}
      </Words>
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(1.25),
  '& > input': { marginTop: 2 },
}));
const Words = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  gap: theme.spacing(0.25),
}));
