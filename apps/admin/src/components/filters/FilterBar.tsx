import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';

export interface FilterBarProps {
  /** A `SearchField`; stands at the end, on a phone above the rest. */
  search?: ReactNode;
  /** `ChoiceChips` and `FilterChip`s. */
  children?: ReactNode;
}

/** The filters above a list. */
export function FilterBar({ search, children }: FilterBarProps) {
  const say = useTexts(componentTexts);
  return (
    <Bar role="search" aria-label={say('filters')}>
      <Chips>{children}</Chips>
      {search}
    </Bar>
  );
}

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  // Beside chips that need two lines, the search stays with the first.
  alignItems: 'flex-start',
  flexWrap: 'wrap',
  gap: theme.spacing(1.5),
  [theme.breakpoints.down('sm')]: { flexDirection: 'column-reverse', alignItems: 'stretch' },
}));

const Chips = styled('div')(({ theme }) => ({
  flex: 1,
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: theme.spacing(1),
}));
