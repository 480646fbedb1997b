import { styled } from '@mui/material/styles';
import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from 'react';
import { control } from './control.js';
import { Field, type FieldProps } from './Field.js';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  name?: string;
  type?: 'text' | 'email' | 'password' | 'number' | 'url' | 'date';
  /** More than one line; grows with what is written. */
  multiline?: boolean;
  /** Characters; counted under the field once it is nearly used up. */
  maxLength?: number;
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  disabled?: boolean;
  /** Beside the box: a button to insert a variable, a unit. */
  aside?: ReactNode;
  /** For `focusAtStart`, or to insert something at the cursor. */
  ref?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}

/** A line or lines of text with label, help and error. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    help,
    error,
    optional = false,
    value,
    onChange,
    multiline = false,
    maxLength,
    aside,
  } = props;
  const { name, type = 'text', placeholder, autoComplete, disabled, ref } = props;
  const nearlyFull = maxLength !== undefined && value.length > maxLength * 0.8;
  const counted = nearlyFull ? `${value.length} / ${maxLength}` : undefined;
  const shared = { name, value, placeholder, autoComplete, disabled, maxLength };
  return (
    <Field
      label={label}
      optional={optional}
      error={error}
      help={
        help === undefined && counted === undefined ? undefined : (
          <HelpLine>
            <span>{help}</span>
            <span>{counted}</span>
          </HelpLine>
        )
      }
    >
      {tie => (
        <Row>
          {multiline ? (
            <Area
              {...tie}
              {...shared}
              ref={ref as Ref<HTMLTextAreaElement>}
              onChange={event => onChange(event.target.value)}
            />
          ) : (
            <Input
              {...tie}
              {...shared}
              ref={ref as Ref<HTMLInputElement>}
              type={type}
              onChange={event => onChange(event.target.value)}
            />
          )}
          {aside}
        </Row>
      )}
    </Field>
  );
}

/** The bare box, for places that have their own label. */
export const Input = styled('input')(({ theme }) => control(theme));

const Area = styled('textarea')(({ theme }) => ({
  ...control(theme),
  minHeight: theme.size.control * 2.5,
  maxHeight: '60vh',
  fieldSizing: 'content',
  resize: 'vertical',
}));

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  gap: theme.spacing(1),
}));

const HelpLine = styled('span')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'space-between',
  gap: theme.spacing(2),
  fontVariantNumeric: 'tabular-nums',
}));
