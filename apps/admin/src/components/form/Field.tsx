import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';

/** What every field has, whatever its control is. */
export interface FieldProps {
  label: string;
  /** A sentence under the control. */
  help?: ReactNode;
  /** What is wrong and what to do: "A subject is needed, so that people know what the mail is about." */
  error?: string | undefined;
  /** Fields are needed unless they say otherwise; this one says "optional" beside its label, or goes without saying. */
  optional?: boolean | 'unsaid';
}

/** What the control takes over from its field. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** Label above, help below, the error in its place. `children` renders the control with what ties it to them. */
export function Field({
  label,
  help,
  error,
  optional = false,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const say = useTexts(componentTexts);
  const id = useId();
  const described = [error === undefined ? '' : `${id}-error`, help === undefined ? '' : `${id}-help`].filter(
    Boolean,
  );
  return (
    <Outer>
      <Label htmlFor={id}>
        {label}
        {optional === true && <Optional> {say('optional')}</Optional>}
      </Label>
      {children({
        id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-required': optional === false ? true : undefined,
      })}
      {error !== undefined && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {help !== undefined && <Help id={`${id}-help`}>{help}</Help>}
    </Outer>
  );
}

const Outer = styled('div')(({ theme }) => ({
  display: 'grid',
  // An input is 20 letters wide by itself; it has to keep to the width of its field.
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: theme.spacing(0.75),
  minWidth: 0,
}));

export const Label = styled('label')(({ theme }) => ({
  ...theme.typography.body2,
  fontWeight: theme.typography.fontWeightMedium,
}));

const Optional = styled('span')(({ theme }) => ({
  fontWeight: theme.typography.fontWeightRegular,
  color: theme.vars.palette.text.secondary,
}));

export const Help = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  textWrap: 'pretty',
}));

export const ErrorLine = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.error.main,
  fontWeight: theme.typography.fontWeightMedium,
  textWrap: 'pretty',
}));
