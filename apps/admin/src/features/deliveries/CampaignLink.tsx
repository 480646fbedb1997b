import { styled } from '@mui/material/styles';
import { TextLink } from '../../components/bits/TextLink.js';

/** A campaign's name in a column: a link that does not draw the eye, in two lines at most. */
export const CampaignLink = styled(TextLink)(({ theme }) => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  overflow: 'hidden',
  color: theme.vars.palette.text.primary,
  fontWeight: 'inherit',
  '&:hover': { color: theme.vars.palette.primary.main },
}));
