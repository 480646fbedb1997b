import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { PartState } from './PartState.js';
import { mailboxTexts } from './texts.js';

const HEADERS = graphql(`
  query MailboxHeaders($id: ID!) {
    mailboxMessage(id: $id) {
      id
      headers {
        name
        value
      }
    }
  }
`);

/** The header lines in their order, decoded. */
export function MailHeaders({ id }: { id: string }) {
  const say = useTexts(mailboxTexts);
  const { data, error, refetch } = useQuery(HEADERS, { variables: { id } });
  const headers = data?.mailboxMessage?.headers;
  if (headers === undefined) return <PartState error={error} onRetry={refetch} />;
  return (
    // Scrolls, so the keyboard must be able to come here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <Scroller tabIndex={0} role="region" aria-label={say('headers')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('header')}</th>
            <th scope="col">{say('value')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map(({ name, value }, place) => (
            // A header may come more than once with the same value; its place is what it has of its own.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const Scroller = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
  '& > table': { ...theme.typography.caption, width: '100%', borderCollapse: 'collapse' },
  '& th, & td': {
    padding: theme.spacing(1, 2.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    textAlign: 'start',
    verticalAlign: 'top',
  },
  '& th': { paddingInlineEnd: 0, fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' },
  '& thead th': { color: theme.vars.palette.text.secondary },
  '& td': { fontFamily: theme.codeFont, overflowWrap: 'anywhere' },
  [theme.breakpoints.down('sm')]: {
    '& th, & td': { paddingInline: theme.spacing(1.5) },
    '& th': { whiteSpace: 'normal' },
  },
}));
