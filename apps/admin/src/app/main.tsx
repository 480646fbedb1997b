import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { componentTexts } from '../components/texts.js';
import { askWhoIsSignedIn } from '../features/session/session-requests.js';
import { startingLanguage } from '../i18n/index.js';
import { Providers } from './Providers.js';
import { rememberSignedIn, wasSignedIn } from './last-session.js';
import { fetchApp, Root, type Session } from './Root.js';

/**
 * The first script of the page is small on purpose: it asks who is signed in, and then fetches either the sign-in page
 * or the app. Where someone was signed in the last time, the app is fetched while the server is asked.
 */
async function start(): Promise<void> {
  const element = document.querySelector('#root');
  if (!element) throw new Error('index.html has no #root');
  const language = startingLanguage();
  document.documentElement.lang = language;
  if (wasSignedIn()) void fetchApp();
  const [session] = await Promise.all([findSession(), componentTexts.load(language)]);
  createRoot(element).render(
    <StrictMode>
      <Providers language={language}>
        <Root initial={session} />
      </Providers>
    </StrictMode>,
  );
}

async function findSession(): Promise<Session> {
  try {
    const member = await askWhoIsSignedIn();
    rememberSignedIn(member !== null);
    return member ? { kind: 'signedIn', member } : { kind: 'signedOut' };
  } catch {
    return { kind: 'unreachable' }; // The page says so and offers to try again.
  }
}

void start();
