import '@fontsource-variable/inter/wght.css';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Conversation } from '../app/Conversation.js';
import { Providers } from '../app/Providers.js';
import { pickLanguage } from '../i18n/index.js';
import { scenes } from './scenes.js';

/**
 * All parts in all their states, for looking at them: `pnpm run dev`, then /gallery.html. Not part of the build.
 * `?scene=name` shows one, `&lang=es` in Spanish.
 */
const params = new URLSearchParams(location.search);
const name = params.get('scene') ?? '';
const language = pickLanguage(params.get('lang'), navigator.languages);
const Scene = Object.hasOwn(scenes, name) ? scenes[name] : undefined;

function Contents() {
  return (
    <nav style={{ padding: 32 }}>
      <ul>
        {Object.keys(scenes).map(scene => (
          <li key={scene}>
            <a href={`?scene=${scene}`}>{scene}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// The server of the gallery: whoever signs in is refused.
window.fetch = async () =>
  Response.json({ errors: [{ message: 'Wrong', extensions: { code: 'UNAUTHENTICATED' } }] });

const router = createMemoryRouter([{ path: '*', element: Scene ? <Scene /> : <Contents /> }], {
  initialEntries: ['/campaigns'],
});
const root = document.querySelector('#root');
if (!root) throw new Error('gallery.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers language={language}>
      <Suspense fallback={null}>
        <Conversation>
          <RouterProvider router={router} />
        </Conversation>
      </Suspense>
    </Providers>
  </StrictMode>,
);
