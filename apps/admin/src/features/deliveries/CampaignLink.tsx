import { styled } from '@mui/material/styles';
import { oneLine } from '../../components/bits/one-line.js';
import { TextLink } from '../../components/bits/TextLink.js';

/** A campaign's name in a column: a link that does not draw the eye, cut off where the column ends. */
export const CampaignLink = styled(TextLink)(({ theme }) => ({
  ...oneLine,
  color: theme.vars.palette.text.primary,
  fontWeight: 'inherit',
  '&:hover': { color: theme.vars.palette.primary.main },
}));
