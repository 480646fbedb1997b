import { styled } from '@mui/material/styles';
import { Fragment } from 'react';

/** An e-mail or web address, or a name that may be one; it breaks after @, / and dots before it breaks anywhere else. */
export function AddressText({ text }: { text: string }) {
  return text.split(/(?<=[@.]|\/(?!\/))(?=\S)/).map((piece, place) => (
    // The pieces of one text never change places.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
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
