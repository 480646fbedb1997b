import { styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';
import { Tooltip } from './Tooltip.js';

export interface TagChipsProps {
  /** What the words are, for screen readers: "Tags", "Targets". */
  label: string;
  tags: readonly string[];
  /** How many are shown before "+3"; the rest stand in its tooltip. */
  limit?: number;
}

/** A few words as small chips. */
export function TagChips({ label, tags, limit = 3 }: TagChipsProps) {
  const say = useTexts(componentTexts);
  if (tags.length === 0) return null;
  // A lone "+1" would take the room of the word it hides.
  const shown = tags.length <= limit + 1 ? tags : tags.slice(0, limit);
  const rest = tags.slice(shown.length);
  return (
    <List aria-label={label}>
      {shown.map(tag => (
        <li key={tag}>{tag}</li>
      ))}
      {rest.length > 0 && (
        <li>
          <Tooltip text={rest.join(', ')}>
            <button type="button">{say('moreTags', { count: rest.length })}</button>
          </Tooltip>
        </li>
      )}
    </List>
  );
}

const List = styled('ul')(({ theme }) => ({
  ...theme.typography.overline,
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(0.5),
  padding: 0,
  listStyle: 'none',
  '& li': {
    maxWidth: 220,
    overflow: 'hidden',
    padding: theme.spacing(0.125, 0.75),
    borderRadius: theme.size.radiusSmall,
    backgroundColor: theme.vars.palette.tone.neutral.tint,
    color: theme.vars.palette.text.secondary,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& button': { padding: 0, border: 0, background: 'none', color: 'inherit', cursor: 'help' },
}));
