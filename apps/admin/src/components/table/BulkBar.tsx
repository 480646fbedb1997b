import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.js';
import { IconButton } from '../bits/IconButton.js';
import { componentTexts } from '../texts.js';
import type { Selection } from './useSelection.js';

/** What can be done with the selected rows; lies over the header, so that nothing below moves. */
export function BulkBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const say = useTexts(componentTexts);
  const selected = say('selected', { count: selection.keys.size });
  return (
    <Bar role="toolbar" aria-label={say('bulkActions')}>
      <IconButton small label={say('clearSelection')} onClick={selection.clear}>
        <CloseOutlined aria-hidden />
      </IconButton>
      <span role="status">{selected}</span>
      <Actions>{children}</Actions>
    </Bar>
  );
}

const Bar = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  position: 'absolute',
  insetInline: 0,
  insetBlockStart: 0,
  zIndex: 2,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  height: 40,
  paddingInline: theme.spacing(1, 1.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  fontWeight: theme.typography.fontWeightMedium,
}));

const Actions = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: theme.spacing(1),
  marginInlineStart: 'auto',
}));
