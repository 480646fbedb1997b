import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';
import { control } from './control.js';
import { Field, type FieldProps } from './Field.js';

/** Something that can be picked, by its id. */
export interface Pick {
  id: string;
  label: string;
  /** A second line: an address, a number. */
  hint?: string | undefined;
}

export interface PickFieldProps extends FieldProps {
  value: readonly Pick[];
  onChange: (value: readonly Pick[]) => void;
  options: readonly Pick[];
  /** One at most: a new choice replaces the old one. */
  single?: boolean;
  placeholder?: string;
  /** The options come from a search: called with what is written, while `options` follow. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  /** Said where there is nothing to pick. */
  nothing: string;
}

/** Picks some of many by typing a part of their name; what is picked stands in the field as chips. */
export function PickField(props: PickFieldProps) {
  const { label, help, error, optional = false, value, onChange, options, single = false } = props;
  const { placeholder, onSearch, loading = false, nothing } = props;
  const say = useTexts(componentTexts);
  const [written, setWritten] = useState('');
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {tie => (
        <Autocomplete
          multiple
          id={tie.id}
          value={[...value]}
          options={[...options]}
          loading={loading}
          filterSelectedOptions
          // Those found by one search are seldom all meant, and the list would lie over the button that goes on.
          disableCloseOnSelect={!single && !onSearch}
          // Enter takes the first that fits, rather than sending the form around it.
          autoHighlight={written !== ''}
          popupIcon={<ExpandMoreOutlined />}
          clearIcon={<CloseOutlined />}
          noOptionsText={nothing}
          loadingText={say('searching')}
          openText={label}
          closeText={label}
          clearText={say('clearSearch')}
          {...(onSearch && { filterOptions: (all: Pick[]) => all })}
          getOptionLabel={option => option.label}
          isOptionEqualToValue={(a, b) => a.id === b.id}
          onChange={(_event, next) => onChange(single ? next.slice(-1) : next)}
          inputValue={written}
          onInputChange={(_event, text, reason) => {
            // Whenever the value is another array, which it may be each time the parent draws itself.
            if (reason === 'reset') return;
            setWritten(text);
            onSearch?.(text);
          }}
          renderOption={(attributes, option) => (
            <li {...attributes} key={option.id}>
              <Words>
                <span>{option.label}</span>
                {option.hint !== undefined && <small>{option.hint}</small>}
              </Words>
            </li>
          )}
          renderValue={(picked, itemProps) =>
            picked.map((option, index) => {
              const { key, onDelete } = itemProps({ index });
              return (
                <Picked key={key}>
                  <span>{option.label}</span>
                  <button
                    type="button"
                    aria-label={say('takeOut', { name: option.label })}
                    onClick={onDelete}
                  >
                    <CloseOutlined aria-hidden />
                  </button>
                </Picked>
              );
            })
          }
          renderInput={({ slotProps }) => {
            const { input, htmlInput } = slotProps;
            return (
              <Box ref={input.ref} onMouseDown={input.onMouseDown} data-invalid={tie['aria-invalid']}>
                {input.startAdornment}
                <input
                  {...htmlInput}
                  aria-describedby={tie['aria-describedby']}
                  aria-invalid={tie['aria-invalid']}
                  aria-required={tie['aria-required']}
                  placeholder={value.length === 0 ? placeholder : undefined}
                />
                {input.endAdornment}
              </Box>
            );
          }}
        />
      )}
    </Field>
  );
}

const Box = styled('div')(({ theme }) => ({
  ...control(theme),
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: theme.spacing(0.5),
  padding: theme.spacing(0.5, 4, 0.5, 0.5),
  '& > input': {
    flex: 1,
    minWidth: 80,
    minHeight: 26,
    padding: theme.spacing(0, 1),
    border: 0,
    outline: 'none',
    background: 'none',
    color: 'inherit',
    '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
  },
  '&:focus-within': {
    outline: `2px solid ${theme.vars.palette.primary.main}`,
    outlineOffset: -1,
    borderColor: 'transparent',
  },
  '&[data-invalid]': { borderColor: theme.vars.palette.error.main },
  // MUI's own buttons: to open the list, and to take everything out.
  '& .MuiAutocomplete-endAdornment': { insetBlockStart: 3, insetInlineEnd: 4, transform: 'none' },
  '& .MuiAutocomplete-clearIndicator': { display: 'none' },
}));

const Picked = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.25),
  maxWidth: '100%',
  height: 26,
  paddingInlineStart: theme.spacing(1),
  borderRadius: theme.size.radius - 2,
  backgroundColor: theme.vars.palette.tone.accent.tint,
  color: theme.vars.palette.text.primary,
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > button': {
    display: 'inline-grid',
    placeItems: 'center',
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    borderRadius: theme.size.radiusSmall,
    background: 'none',
    color: theme.vars.palette.text.secondary,
    cursor: 'pointer',
    '& svg': { fontSize: theme.size.iconSmall - 2 },
    '&:hover': { color: theme.vars.palette.text.primary },
  },
}));

const Words = styled('span')(({ theme }) => ({
  display: 'grid',
  minWidth: 0,
  '& small': { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));
