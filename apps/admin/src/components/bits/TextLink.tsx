import { styled } from '@mui/material/styles';
import { Link } from 'react-router';

/** A link to a place of the admin, in running text. */
export const TextLink = styled(Link)(({ theme }) => ({
  color: theme.vars.palette.primary.main,
  fontWeight: theme.typography.fontWeightMedium,
  textDecoration: 'none',
  textUnderlineOffset: '0.2em',
  '&:hover': { textDecoration: 'underline' },
}));
