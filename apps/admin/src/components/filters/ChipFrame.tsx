import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { componentTexts } from '../texts.js';

export interface ChipFrameProps {
  /** What is filtered by: "Status". */
  label: string;
  /** Takes the filter away; absent while it does not filter. */
  onRemove: (() => void) | undefined;
  /** The button that opens what can be chosen. */
  children: ReactNode;
}

/** What filters that are off at first have in common: a dashed frame, then a filled one with a cross. */
export function ChipFrame({ label, onRemove, children }: ChipFrameProps) {
  const say = useTexts(componentTexts);
  return (
    <Frame data-on={onRemove !== undefined || undefined}>
      {children}
      {onRemove && (
        <button type="button" aria-label={say('removeFilter', { label })} onClick={onRemove}>
          <CloseOutlined aria-hidden />
        </button>
      )}
    </Frame>
  );
}

/** "Status" while nothing is chosen, then "Status Bounced". */
export function ChipWords({ label, chosen }: { label: string; chosen: string | undefined }) {
  if (chosen === undefined) return label;
  return (
    <>
      <span>{label}</span> <Chosen>{chosen}</Chosen>
    </>
  );
}

const Chosen = styled('b')({
  maxWidth: 240,
  overflow: 'hidden',
  fontWeight: 'inherit',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});

const Frame = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  maxWidth: '100%',
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
    minWidth: 0,
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
