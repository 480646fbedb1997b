import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { ErrorLine, Help } from './Field.js';
import { FieldGroup } from './FieldGroup.js';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** A sentence that helps to choose. */
  help?: ReactNode;
  icon?: ReactNode;
}

export interface ChoiceFieldProps<Value extends string> {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  name?: string;
  disabled?: boolean;
}

/** Two to four choices that deserve a sentence each, all in view, as radio buttons drawn as cards. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, help, error, value, onChange, choices, disabled } = props;
  const id = useId();
  const name = props.name ?? id;
  return (
    <FieldGroup aria-describedby={error === undefined ? undefined : `${id}-error`} disabled={disabled}>
      <legend>{label}</legend>
      <Cards>
        {choices.map(choice => (
          <Card key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon}
            <span>
              {choice.label}
              {choice.help !== undefined && <Help>{choice.help}</Help>}
            </span>
          </Card>
        ))}
      </Cards>
      {error !== undefined && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {help !== undefined && <Help>{help}</Help>}
    </FieldGroup>
  );
}

const Cards = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
  gap: theme.spacing(1.5),
}));

const Card = styled('label')(({ theme }) => ({
  ...theme.typography.body2,
  position: 'relative',
  display: 'flex',
  gap: theme.spacing(1.25),
  padding: theme.spacing(1.5, 1.75),
  border: `1px solid ${theme.vars.palette.edge}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  fontWeight: theme.typography.fontWeightMedium,
  cursor: 'pointer',
  '& > svg': { flex: 'none', color: theme.vars.palette.text.secondary },
  '& > input': { position: 'absolute', inset: 0, opacity: 0, margin: 0, cursor: 'inherit' },
  '&:hover': { borderColor: theme.vars.palette.text.secondary },
  '&:has(:checked)': {
    borderColor: theme.vars.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.vars.palette.primary.main}`,
    '& > svg': { color: theme.vars.palette.primary.main },
  },
  '&:has(:focus-visible)': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '&:has(:disabled)': { opacity: 0.6, cursor: 'default' },
}));
