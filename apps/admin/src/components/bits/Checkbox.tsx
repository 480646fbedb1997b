import { styled } from '@mui/material/styles';
import { useEffect, useRef, type ComponentProps } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'ref'> {
  checked: boolean;
  /** Some of what it stands for is on, some off. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
}

/** The browser's checkbox in the theme's colours. Give it an `aria-label` or a `<label>`. */
export function Checkbox({ mixed = false, onChange, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return <Box ref={box} type="checkbox" onChange={event => onChange(event.target.checked)} {...rest} />;
}

const Box = styled('input')(({ theme }) => ({
  flex: 'none',
  appearance: 'none',
  display: 'inline-grid',
  placeContent: 'center',
  width: 16,
  height: 16,
  margin: 0,
  border: `1px solid ${theme.vars.palette.edge}`,
  borderRadius: theme.size.radiusSmall,
  backgroundColor: theme.vars.palette.background.paper,
  cursor: 'pointer',
  '&::before': {
    content: '""',
    width: 10,
    height: 10,
    backgroundColor: theme.vars.palette.primary.contrastText,
    clipPath: 'polygon(14% 47%, 2% 60%, 37% 92%, 98% 22%, 85% 9%, 36% 66%)',
    scale: '0',
  },
  '&:checked, &:indeterminate': {
    borderColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.primary.main,
    '&::before': { scale: '1' },
  },
  '&:indeterminate::before': { clipPath: 'inset(40% 5%)' },
  '&:hover:not(:disabled)': { borderColor: theme.vars.palette.primary.main },
  '&:disabled': { opacity: 0.5, cursor: 'default' },
}));
