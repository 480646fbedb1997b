import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '../../components/bits/Button.js';
import { Logo } from '../../components/bits/Logo.js';
import { focusAtStart } from '../../components/bits/focus-at-start.js';
import { TextField } from '../../components/form/TextField.js';
import { usePageTitle } from '../../components/page/usePageTitle.js';
import { Notice } from '../../components/states/Notice.js';
import { formatDuration, useLanguage, useTexts, type Say } from '../../i18n/index.js';
import { LanguageLinks } from './LanguageLinks.js';
import type { Member } from './member.js';
import { Road } from './Road.js';
import { signIn, type SignInOutcome } from './session-requests.js';
import { sessionTexts } from './texts.js';
import type en from './locales/en.js';

export interface SignInPageProps {
  onSignedIn: (member: Member) => void;
  /** The session ended while someone was working: the page behind is kept. */
  ended?: boolean;
  /** The address that was signed in before. */
  email?: string;
}

/** Asks for e-mail and password. Nothing of the app itself is fetched for it. */
export default function SignInPage({ onSignedIn, ended = false, email: knownEmail = '' }: SignInPageProps) {
  const say = useTexts(sessionTexts);
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const form = useRef<HTMLFormElement>(null);
  usePageTitle(say('signIn'));

  const emailError = asked && email.trim() === '' ? say('emailMissing') : undefined;
  const passwordError = asked && password === '' ? say('passwordMissing') : undefined;

  useEffect(() => {
    if (outcome) focusOn(form.current, 'password');
  }, [outcome]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setOutcome(null);
    if (email.trim() === '' || password === '') {
      focusOn(form.current, email.trim() === '' ? 'email' : 'password');
      return;
    }
    setWorking(true);
    const answer = await signIn({ email: email.trim(), password });
    setWorking(false);
    if (answer.kind === 'signedIn') onSignedIn(answer.member);
    else setOutcome(answer);
  };
  return (
    <Screen>
      <Column>
        <Logo />
        <Title>{say('welcome')}</Title>
        {ended && !outcome && <Notice tone="info">{say('sessionEnded')}</Notice>}
        <OutcomeNotice outcome={outcome} say={say} />
        <Fields ref={form} noValidate onSubmit={event => void submit(event)}>
          <TextField
            label={say('email')}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={emailError}
            ref={knownEmail === '' ? focusAtStart : undefined}
          />
          <TextField
            label={say('password')}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={passwordError}
            ref={knownEmail === '' ? undefined : focusAtStart}
          />
          <Button type="submit" kind="filled" loading={working}>
            {say('signIn')}
          </Button>
        </Fields>
        <LanguageLinks label={say('language')} />
      </Column>
      <Road />
    </Screen>
  );
}

function focusOn(form: HTMLFormElement | null, type: 'email' | 'password'): void {
  form?.querySelector<HTMLElement>(`[type="${type}"]`)?.focus();
}

function OutcomeNotice({ outcome, say }: { outcome: SignInOutcome | null; say: Say<typeof en> }) {
  const { locale } = useLanguage();
  switch (outcome?.kind) {
    case 'wrong':
      return (
        <Notice tone="bad" title={say('wrong')}>
          {say('wrongHelp')}
        </Notice>
      );
    case 'tooOften': {
      const seconds = outcome.retryAfterSeconds;
      const title =
        seconds === undefined
          ? say('tooOftenSometime')
          : say('tooOften', { duration: formatDuration(seconds, locale) });
      return <Notice tone="warn" title={title} />;
    }
    case 'failed':
      return (
        <Notice tone="bad" title={say('failed')}>
          {say('failedHelp')}
        </Notice>
      );
    case 'signedIn':
    case undefined:
      return null;
  }
}

const Screen = styled('main')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  minHeight: '100dvh',
  overflow: 'hidden',
  padding: theme.spacing('14vh', 2, 20),
  backgroundColor: theme.vars.palette.background.default,
}));

const Column = styled('div')(({ theme }) => ({
  position: 'relative',
  zIndex: 1,
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(3),
  width: '100%',
  maxWidth: 360,
}));

const Title = styled('h1')(({ theme }) => ({ ...theme.typography.h2 }));

const Fields = styled('form')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2.5),
  '& > button': { marginTop: theme.spacing(0.5), height: theme.size.control + 4 },
}));
