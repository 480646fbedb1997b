import { styled } from '@mui/material/styles';

/** Controls that answer one question, under one label: its `legend`. */
export const FieldGroup = styled('fieldset')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(0.75),
  minWidth: 0,
  margin: 0,
  padding: 0,
  border: 0,
  '& > legend': {
    ...theme.typography.body2,
    padding: 0,
    marginBottom: theme.spacing(0.75),
    fontWeight: theme.typography.fontWeightMedium,
  },
}));
