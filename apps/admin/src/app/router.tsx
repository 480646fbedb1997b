import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { together, type Words } from './fetch-together.js';
import { AppFrame } from './layout/AppFrame.js';
import { NotFoundPage } from './pages/NotFoundPage.js';
import { RouteErrorPage } from './pages/RouteErrorPage.js';

/** The screens inside of the frame; each is fetched when one goes there: `{ path: 'campaigns', lazy: screen(...) }`. */
const screens: RouteObject[] = [{ path: '*', element: <NotFoundPage /> }];

/** The screens with a frame of their own: the editors. */
const bareScreens: RouteObject[] = [];

export const routes: RouteObject[] = [
  { element: <AppFrame variant="bare" />, errorElement: <RouteErrorPage />, children: bareScreens },
  {
    element: <AppFrame />,
    errorElement: <RouteErrorPage />,
    // A second border inside of the frame: when a screen fails, the navigation stays.
    children: [{ errorElement: <RouteErrorPage />, children: screens }],
  },
];

export const createAppRouter = () => createBrowserRouter(routes);

/**
 * Fetches a screen and its room's words side by side:
 * `lazy: screen(() => import('../features/campaigns/CampaignsPage.js'), campaignTexts)`. A screen that shows parts of
 * other rooms names their words too.
 */
export function screen(
  fetchScreen: () => Promise<{ default: ComponentType }>,
  ...words: readonly Words[]
): () => Promise<{ Component: ComponentType }> {
  return async () => {
    const { default: Component } = await together(fetchScreen(), ...words);
    return { Component };
  };
}
