import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { control } from './control.js';
import { Field, type FieldProps } from './Field.js';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  name?: string;
  disabled?: boolean;
}

/** One of a handful of choices, by the browser's own list: right on every device and for every screen reader. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, help, error, optional = false, value, onChange, options, name, disabled } = props;
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {tie => (
        <Box>
          <Select
            {...tie}
            name={name}
            disabled={disabled}
            value={value}
            onChange={event => onChange(event.target.value as Value)}
          >
            {options.map(option => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
          <ExpandMoreOutlined aria-hidden />
        </Box>
      )}
    </Field>
  );
}

const Box = styled('div')(({ theme }) => ({
  position: 'relative',
  '& > svg': {
    position: 'absolute',
    insetInlineEnd: theme.spacing(1),
    insetBlockStart: theme.spacing(1),
    color: theme.vars.palette.text.secondary,
    pointerEvents: 'none',
  },
}));

const Select = styled('select')(({ theme }) => ({
  ...control(theme),
  appearance: 'none',
  paddingInlineEnd: theme.spacing(5),
  textOverflow: 'ellipsis',
}));
