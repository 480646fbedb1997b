import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { MenuButton } from '../menu/MenuButton.js';
import { componentTexts } from '../texts.js';

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
  const say = useTexts(componentTexts);
  const chosen = options.find(option => option.value === value);
  return (
    <Outer data-on={chosen !== undefined || undefined}>
      <MenuButton
        label={label}
        entries={options.map(option => ({
          kind: 'choice',
          label: option.label,
          chosen: option.value === value,
          onSelect: () => onChange(option.value),
        }))}
        trigger={props => (
          <button type="button" {...props}>
            {chosen === undefined ? (
              label
            ) : (
              <>
                <span>{label}</span> {chosen.label}
              </>
            )}
            {chosen === undefined && <ExpandMoreOutlined aria-hidden />}
          </button>
        )}
      />
      {chosen !== undefined && (
        <button type="button" aria-label={say('removeFilter', { label })} onClick={() => onChange(null)}>
          <CloseOutlined aria-hidden />
        </button>
      )}
    </Outer>
  );
}

const Outer = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  height: theme.size.control,
  border: `1px dashed ${theme.vars.palette.edge}`,
  borderRadius: theme.size.radius,
  '&[data-on]': {
    borderStyle: 'solid',
    borderColor: theme.vars.palette.divider,
    backgroundColor: theme.vars.palette.tone.accent.tint,
  },
  '& > button': {
    ...theme.typography.caption,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 1.25),
    border: 0,
    borderRadius: theme.size.radius,
    background: 'none',
    color: theme.vars.palette.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    cursor: 'pointer',
    '&:hover': { color: theme.vars.palette.text.primary },
    '& svg': { fontSize: theme.size.iconSmall },
    '& span': { color: theme.vars.palette.text.secondary },
  },
  '&[data-on] > button': { color: theme.vars.palette.tone.accent.ink },
  '&[data-on] > button:first-of-type': { paddingInlineEnd: theme.spacing(0.5) },
  '&[data-on] > button:last-of-type': { paddingInlineStart: theme.spacing(0.5) },
}));
