import { styled } from '@mui/material/styles';

/** An e-mail address, or a name that may be one; it breaks after its @ before it breaks anywhere else. */
export function AddressText({ text }: { text: string }) {
  const at = text.lastIndexOf('@') + 1;
  if (at === 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}

/** An e-mail address under the name that it belongs to. */
export function AddressLine({ address }: { address: string | null | undefined }) {
  if (!address) return null;
  return (
    <Line>
      <AddressText text={address} />
    </Line>
  );
}

const Line = styled('span')(({ theme }) => ({
  ...theme.typography.caption,
  color: theme.vars.palette.text.secondary,
  overflowWrap: 'anywhere',
}));
