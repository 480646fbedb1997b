import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { MenuButton } from '../menu/MenuButton.js';
import { ChipFrame, ChipWords } from './ChipFrame.js';

export interface FilterChipProps<Value extends string> {
  /** What is filtered by: "Status". */
  label: string;
  /** Null while it does not filter. */
  value: Value | null;
  onChange: (value: Value | null) => void;
  options: readonly { value: Value; label: string }[];
}

/** A filter that is off until something is chosen from its menu: "Status", then "Status: Bounced ×". */
export function FilterChip<Value extends string>({
  label,
  value,
  onChange,
  options,
}: FilterChipProps<Value>) {
  const chosen = options.find(option => option.value === value);
  return (
    <ChipFrame label={label} onRemove={chosen && (() => onChange(null))}>
      <MenuButton
        label={label}
        entries={options.map(option => ({
          kind: 'choice',
          label: option.label,
          chosen: option.value === value,
          // It would lie over the rows that it chose.
          closes: true,
          onSelect: () => onChange(option.value),
        }))}
        trigger={props => (
          <button type="button" {...props}>
            <ChipWords label={label} chosen={chosen?.label} />
            {chosen === undefined && <ExpandMoreOutlined aria-hidden />}
          </button>
        )}
      />
    </ChipFrame>
  );
}
