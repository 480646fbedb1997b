import { useQuery } from '@apollo/client/react';
import { styled } from '@mui/material/styles';
import { graphql } from '../../gql/index.js';
import { useTexts } from '../../i18n/index.js';
import { linkedText } from './linked-text.js';
import { PartState } from './PartState.js';
import { mailboxTexts } from './texts.js';

const TEXT = graphql(`
  query MailboxText($id: ID!) {
    mailboxMessage(id: $id) {
      id
      text
    }
  }
`);

/** The text part, with links where a mail program would make some. */
export function MailText({ id }: { id: string }) {
  const say = useTexts(mailboxTexts);
  const { data, error, refetch } = useQuery(TEXT, { variables: { id } });
  const text = data?.mailboxMessage?.text;
  if (text === undefined) return <PartState error={error} onRetry={refetch} />;
  return (
    <Plain>
      {text === ''
        ? say('noText')
        : linkedText(text).map(({ text: words, url, at }) =>
            url === undefined ? (
              words
            ) : (
              <a key={at} href={url} target="_blank" rel="noreferrer">
                {words}
              </a>
            ),
          )}
    </Plain>
  );
}

const Plain = styled('pre')(({ theme }) => ({
  ...theme.typography.body2,
  flex: 1,
  minHeight: 0,
  margin: 0,
  padding: theme.spacing(2, 2.5),
  overflowY: 'auto',
  fontFamily: theme.codeFont,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  '& > a': { color: theme.vars.palette.primary.main },
}));
