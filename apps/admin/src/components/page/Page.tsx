import { styled } from '@mui/material/styles';

/**
 * The column that a screen's content stands in: up to 1,200 px, or `full` for what needs the whole window.
 * Its children are set apart by the grid; a screen adds no outer margins of its own.
 */
export const Page = styled('div', { shouldForwardProp: name => name !== 'width' })<{
  width?: 'content' | 'full';
}>(({ theme, width = 'content' }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(3),
  width: '100%',
  maxWidth: width === 'full' ? 'none' : theme.size.content,
  marginInline: 'auto',
  padding: theme.spacing(3, 4, 8),
  [theme.breakpoints.down('sm')]: { gap: theme.spacing(2), padding: theme.spacing(2, 2, 4) },
}));
