import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { CopyButton } from '../../components/bits/CopyButton.js';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { PartState } from './PartState.js';
import { mailboxTexts } from './texts.js';

const SOURCE = graphql(`
  query MailboxSource($id: ID!) {
    mailboxMessage(id: $id) {
      id
      source
    }
  }
`);

/** The mail as it came over the wire. */
export function MailSource({ id }: { id: string }) {
  const say = useTexts(mailboxTexts);
  const { data, error, refetch } = useQuery(SOURCE, { variables: { id } });
  const source = data?.mailboxMessage?.source;
  if (source === undefined) return <PartState error={error} onRetry={refetch} />;
  return (
    <Box>
      <CopyButton text={source} label={say('copySource')} />
      {/* Scrolls, so the keyboard must be able to come here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={say('source')}>
        {source}
      </pre>
    </Box>
  );
}

const Box = styled('div')(({ theme }) => ({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  display: 'grid',
  '& button': { position: 'absolute', insetInlineEnd: theme.spacing(2), insetBlockStart: theme.spacing(1) },
  '& > pre': {
    ...theme.typography.caption,
    minHeight: 0,
    margin: 0,
    padding: theme.spacing(2, 2.5),
    overflow: 'auto',
    fontFamily: theme.codeFont,
    '&:focus-visible': { outlineOffset: -2 },
  },
}));
