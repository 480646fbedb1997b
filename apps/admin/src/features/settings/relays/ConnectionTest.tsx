import { useMutation } from '@apollo/client/react';
import NetworkCheckOutlined from '@mui/icons-material/NetworkCheckOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useServerWords } from '../../../api/server-words/useServerWords.js';
import { useRefusalWords } from '../../../api/useRefusalWords.js';
import { Button } from '../../../components/bits/Button.js';
import { Notice } from '../../../components/states/Notice.js';
import { graphql } from '../../../gql/index.js';
import type { SettingsTestRelayMutation } from '../../../gql/graphql.js';
import { useTexts, type Say } from '../../../i18n/index.js';
import type en from '../locales/en.js';
import { settingsTexts } from '../texts.js';
import { accessOf, type WrittenRelay } from './relays.js';

const TEST_RELAY = graphql(`
  mutation SettingsTestRelay($input: TestRelayInput!) {
    testRelay(input: $input) {
      ok
      failure {
        step
        words
        advice
      }
      offers {
        tlsVersion
        tlsCipher
        certificateTrusted
        pipelining
        maxMegabytes
        eightBitMime
        smtpUtf8
        authMechanisms
        signedIn
      }
    }
  }
`);

type Test = SettingsTestRelayMutation['testRelay'];
type Answer = { test: Test } | { refused: readonly string[] };

/** Tries out the connection as it is written, saved or not, and shows what came of it. */
export function ConnectionTest({ id, written }: { id: string | undefined; written: WrittenRelay }) {
  const say = useTexts(settingsTexts);
  const refusalWords = useRefusalWords();
  const [testRelay, { loading }] = useMutation(TEST_RELAY);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  const start = async () => {
    setAnswer(null);
    try {
      const input = { ...(id !== undefined && { id }), ...accessOf(written) };
      const { data } = await testRelay({ variables: { input } });
      if (data) setAnswer({ test: data.testRelay });
    } catch (error) {
      const { message, fields } = refusalWords(error);
      setAnswer({ refused: fields.length > 0 ? fields.map(field => field.message) : [message] });
    }
  };
  return (
    <Outer>
      <span>
        <Button
          kind="framed"
          icon={<NetworkCheckOutlined aria-hidden />}
          loading={loading}
          onClick={() => void start()}
        >
          {say('testConnection')}
        </Button>
      </span>
      <Status ref={shown} role="status">
        {answer && <Shown answer={answer} />}
      </Status>
    </Outer>
  );
}

function Shown({ answer }: { answer: Answer }) {
  const say = useTexts(settingsTexts);
  const serverWords = useServerWords();
  if ('refused' in answer)
    return (
      <Notice tone="warn" title={say('notTested')}>
        {answer.refused.join(' ')}
      </Notice>
    );
  const { failure, offers } = answer.test;
  if (failure)
    return (
      <Notice tone="bad" title={say(`failedAt${failure.step}`)}>
        <Words>{failure.words}</Words>
        {serverWords(failure.advice)}
      </Notice>
    );
  return (
    offers && (
      <Notice tone="good" title={say(offers.signedIn ? 'testedSignedIn' : 'tested')}>
        <ul>
          {linesOf(offers, say).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    )
  );
}

function linesOf(offers: NonNullable<Test['offers']>, say: Say<typeof en>): string[] {
  const { tlsVersion, tlsCipher, maxMegabytes, authMechanisms } = offers;
  const mechanisms = authMechanisms.join(', ');
  return [
    tlsVersion === null
      ? say('notEncrypted')
      : say('encrypted', { version: tlsVersion, cipher: tlsCipher ?? '' }),
    ...(offers.certificateTrusted ? [say('certificateTrusted')] : []),
    say(offers.pipelining ? 'hasPipelining' : 'lacksPipelining'),
    maxMegabytes === null
      ? say('noSizeLimit')
      : say('sizeLimit', { size: Math.round(maxMegabytes * 10) / 10 }),
    say(offers.eightBitMime ? 'has8BitMime' : 'lacks8BitMime'),
    say(offers.smtpUtf8 ? 'hasSmtpUtf8' : 'lacksSmtpUtf8'),
    mechanisms === '' ? say('noSignIn') : say('signInBy', { mechanisms }),
  ];
}

const Outer = styled('div')(({ theme }) => ({ display: 'grid', gap: theme.spacing(1.5) }));
/** Comes into view above the bar of the form. */
const Status = styled('div')(({ theme }) => ({
  scrollMarginBlockEnd: theme.spacing(11),
  [theme.breakpoints.down('sm')]: {
    scrollMarginBlockEnd: `calc(${theme.size.bottomBar}px + ${theme.spacing(11)})`,
  },
}));

const Words = styled('p')(({ theme }) => ({
  margin: theme.spacing(0.25, 0, 0.75),
  overflowWrap: 'anywhere',
}));
