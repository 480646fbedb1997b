import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { lazy, Suspense, useState } from 'react';
import { ChipFrame, ChipWords } from './ChipFrame.js';
import type { FindChoices } from './useChoices.js';

const fetchPopover = () => import('./SearchPopover.js');
const SearchPopover = lazy(fetchPopover);

export interface SearchChipProps {
  /** What is filtered by: "Campaign". */
  label: string;
  /** How the choice is called; null while it does not filter. */
  chosen: string | null;
  onChange: (value: string | null) => void;
  /** What is searched, as label and placeholder: "Search by name". */
  searchLabel: string;
  /** Keep the function itself the same from one rendering to the next. */
  find: FindChoices;
}

/** A filter for one of many things, found by a part of their name. For a handful, see `FilterChip`. */
export function SearchChip({ label, chosen, onChange, searchLabel, find }: SearchChipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <ChipFrame label={label} onRemove={chosen === null ? undefined : () => onChange(null)}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
        onPointerEnter={() => void fetchPopover()}
        onFocus={() => void fetchPopover()}
      >
        <ChipWords label={label} chosen={chosen ?? undefined} />
        {chosen === null && <ExpandMoreOutlined aria-hidden />}
      </button>
      {anchor && (
        <Suspense fallback={null}>
          <SearchPopover
            anchor={anchor}
            label={label}
            searchLabel={searchLabel}
            find={find}
            onClose={close}
            onChoose={value => {
              close();
              onChange(value);
            }}
          />
        </Suspense>
      )}
    </ChipFrame>
  );
}
