import { act, render } from '@testing-library/react';
import { StrictMode, Suspense, type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { Conversation } from '../app/Conversation.js';
import { Providers } from '../app/Providers.js';
import { componentTexts } from '../components/texts.js';
import type { Language } from '../i18n/index.js';
import { bePatient } from './be-patient.js';

bePatient();

export interface Stage {
  /** The address the page starts at. */
  at?: string;
  /** The part's own route, for one that reads parameters from it: `/mailbox/:id?`. */
  path?: string;
  language?: Language;
  /** Other pages to go to. */
  routes?: RouteObject[];
}

/** Shows a part as the app would: theme, language, toasts, questions and a router around it. */
export async function show(
  part: ReactNode,
  { at = '/', path = '/', language = 'en', routes = [] }: Stage = {},
) {
  await componentTexts.load(language);
  const router = createMemoryRouter([{ path, element: part }, ...routes], { initialEntries: [at] });
  const shown = await act(async () =>
    render(
      <StrictMode>
        <Providers language={language}>
          <Suspense fallback={null}>
            <Conversation>
              <RouterProvider router={router} useTransitions={false} />
            </Conversation>
          </Suspense>
        </Providers>
      </StrictMode>,
    ),
  );
  return { ...shown, router };
}
