import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

export interface ChoiceChipsProps<Value extends string | null> {
  /** What is chosen, for screen readers: "Channel". */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; icon?: ReactNode }[];
}

/** A few choices side by side, one of them always on: "All · Mail · Notification". */
export function ChoiceChips<Value extends string | null>({
  label,
  value,
  onChange,
  choices,
}: ChoiceChipsProps<Value>) {
  return (
    <Group role="group" aria-label={label}>
      {choices.map(choice => (
        <Chip
          key={choice.value ?? ''}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.icon}
          {choice.label}
        </Chip>
      ))}
    </Group>
  );
}

const Group = styled('div')(({ theme }) => ({
  display: 'inline-flex',
  padding: 2,
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
}));

const Chip = styled('button')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.75),
  height: theme.size.controlSmall,
  padding: theme.spacing(0, 1.25),
  border: 0,
  borderRadius: theme.size.radius - 2,
  background: 'none',
  color: theme.vars.palette.text.secondary,
  fontWeight: theme.typography.fontWeightMedium,
  cursor: 'pointer',
  '& svg': { fontSize: theme.size.iconSmall },
  '&:hover': { color: theme.vars.palette.text.primary },
  '&[aria-pressed="true"]': {
    backgroundColor: theme.vars.palette.tone.accent.tint,
    color: theme.vars.palette.tone.accent.ink,
  },
}));
