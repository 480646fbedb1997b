import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { ErrorLine, Help, Label } from './Field.js';

export interface SwitchFieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
}

/** On or off, taking effect together with the rest of the form. */
export function SwitchField({ label, help, error, checked, onChange, name, disabled }: SwitchFieldProps) {
  const id = useId();
  const described = [error === undefined ? '' : `${id}-error`, help === undefined ? '' : `${id}-help`].filter(
    Boolean,
  );
  return (
    <Outer>
      <Switch
        id={id}
        type="checkbox"
        role="switch"
        name={name}
        disabled={disabled}
        checked={checked}
        aria-checked={checked}
        aria-describedby={described.join(' ') || undefined}
        onChange={event => onChange(event.target.checked)}
      />
      <Words>
        <Label htmlFor={id}>{label}</Label>
        {error !== undefined && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
        {help !== undefined && <Help id={`${id}-help`}>{help}</Help>}
      </Words>
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({ display: 'flex', gap: theme.spacing(1.5) }));
const Words = styled('div')(({ theme }) => ({ display: 'grid', gap: theme.spacing(0.25) }));

/** A checkbox drawn as a switch: the browser keeps its keyboard, its forms and its state. */
const Switch = styled('input')(({ theme }) => ({
  flex: 'none',
  appearance: 'none',
  position: 'relative',
  width: 34,
  height: 20,
  margin: 0,
  border: `1px solid ${theme.vars.palette.edge}`,
  borderRadius: 10,
  backgroundColor: theme.vars.palette.background.paper,
  cursor: 'pointer',
  transition: `background-color ${theme.transitions.duration.shortest}ms`,
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: 2,
    width: 14,
    height: 14,
    borderRadius: '50%',
    backgroundColor: theme.vars.palette.edge,
    transition: `translate ${theme.transitions.duration.shortest}ms`,
  },
  '&:checked': {
    borderColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.primary.main,
    '&::before': { translate: '14px', backgroundColor: theme.vars.palette.primary.contrastText },
  },
  '&:focus-visible': { borderRadius: 10 },
  '&:disabled': { opacity: 0.5, cursor: 'default' },
}));
