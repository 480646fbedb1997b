import { styled } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { control } from '../form/control.js';
import { Field } from '../form/Field.js';
import { componentTexts } from '../texts.js';
import { describeZone, instantOf, wallTime } from './zoned-time.js';

export interface DateTimePickerProps {
  label: string;
  /** The instant, ISO 8601 in UTC as the API has it; null while none is chosen. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The zone that the time is meant in (IANA): the organisation's. It is said under the field. */
  timeZone: string;
  /** The earliest instant that can be chosen. */
  min?: Date;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

/** A date and a time by the browser's own picker, meant in the organisation's time zone wherever one sits. */
export function DateTimePicker(props: DateTimePickerProps) {
  const { label, value, onChange, timeZone, min, help, error, optional = false } = props;
  const say = useTexts(componentTexts);
  const { locale } = useLanguage();
  // What was typed may be half a date; it must not be taken away meanwhile.
  const [written, setWritten] = useState(value === null ? '' : wallTime(new Date(value), timeZone));
  const current = instantOf(written, timeZone)?.toISOString() ?? null;
  const shown = current === value || value === null ? written : wallTime(new Date(value), timeZone);

  const [opened] = useState(() => new Date());
  const zone = describeZone(timeZone, value === null ? opened : new Date(value), locale);
  return (
    <Field
      label={label}
      error={error}
      optional={optional}
      help={
        <>
          {help} {say('inTimeZone', { zone })}
        </>
      }
    >
      {tie => (
        <Picker
          {...tie}
          type="datetime-local"
          value={shown}
          min={min && wallTime(min, timeZone)}
          onChange={event => {
            setWritten(event.target.value);
            onChange(instantOf(event.target.value, timeZone)?.toISOString() ?? null);
          }}
        />
      )}
    </Field>
  );
}

const Picker = styled('input')(({ theme }) => ({
  ...control(theme),
  maxWidth: 280,
  fontVariantNumeric: 'tabular-nums',
}));
