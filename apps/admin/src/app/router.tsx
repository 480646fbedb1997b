import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { campaignTexts } from '../features/campaigns/texts.js';
import { deliveryTexts } from '../features/deliveries/texts.js';
import { editorTexts } from '../features/editor/texts.js';
import { mailboxTexts } from '../features/mailbox/texts.js';
import { settingsTexts } from '../features/settings/texts.js';
import { targetTexts } from '../features/targets/texts.js';
import { templateTexts } from '../features/templates/texts.js';
import { unsubscriptionTexts } from '../features/unsubscriptions/texts.js';
import { userTexts } from '../features/users/texts.js';
import { together, type Words } from './fetch-together.js';
import { AppFrame } from './layout/AppFrame.js';
import { NotFoundPage } from './pages/NotFoundPage.js';
import { RouteErrorPage } from './pages/RouteErrorPage.js';

/** The screens inside of the frame; each is fetched when one goes there: `{ path: 'campaigns', lazy: screen(...) }`. */
const screens: RouteObject[] = [
  { index: true, element: <Navigate to="/campaigns" replace /> },
  {
    path: 'campaigns',
    lazy: screen(() => import('../features/campaigns/CampaignsPage.js'), campaignTexts),
  },
  {
    path: 'campaigns/new',
    lazy: screen(
      () => import('../features/campaigns/NewCampaignPage.js'),
      campaignTexts,
      templateTexts,
      targetTexts,
      editorTexts,
    ),
  },
  {
    path: 'campaigns/:id',
    lazy: screen(() => import('../features/campaigns/CampaignPage.js'), campaignTexts),
  },
  {
    path: 'campaigns/:id/edit',
    lazy: screen(
      () => import('../features/campaigns/EditCampaignPage.js'),
      campaignTexts,
      targetTexts,
      editorTexts,
    ),
  },
  {
    path: 'templates',
    lazy: screen(() => import('../features/templates/TemplatesPage.js'), templateTexts),
  },
  {
    path: 'deliveries',
    lazy: screen(() => import('../features/deliveries/DeliveriesPage.js'), deliveryTexts),
  },
  {
    path: 'deliveries/:id',
    lazy: screen(() => import('../features/deliveries/DeliveryPage.js'), deliveryTexts, editorTexts),
  },
  {
    path: 'unsubscriptions',
    lazy: screen(
      () => import('../features/unsubscriptions/UnsubscriptionsPage.js'),
      unsubscriptionTexts,
      deliveryTexts,
    ),
  },
  {
    path: 'settings/:section?/:item?',
    lazy: screen(() => import('../features/settings/SettingsPage.js'), settingsTexts),
  },
  {
    path: 'mailbox/:id?',
    lazy: screen(() => import('../features/mailbox/MailboxPage.js'), mailboxTexts),
  },
  { path: '*', element: <NotFoundPage /> },
];

/** The screens with a frame of their own: the editors. */
const bareScreens: RouteObject[] = [
  {
    path: 'campaigns/:id/editor',
    lazy: screen(
      () => import('../features/campaigns/CampaignEditorPage.js'),
      campaignTexts,
      editorTexts,
      userTexts,
    ),
  },
  {
    path: 'templates/:id',
    lazy: screen(
      () => import('../features/templates/TemplateEditorPage.js'),
      templateTexts,
      editorTexts,
      userTexts,
    ),
  },
];

const routes: RouteObject[] = [
  {
    element: <AppFrame variant="bare" />,
    hydrateFallbackElement: <></>,
    errorElement: <RouteErrorPage />,
    children: bareScreens,
  },
  {
    element: <AppFrame />,
    hydrateFallbackElement: <></>,
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
function screen(
  fetchScreen: () => Promise<{ default: ComponentType }>,
  ...words: readonly Words[]
): () => Promise<{ Component: ComponentType }> {
  return async () => {
    const { default: Component } = await together(fetchScreen(), ...words);
    return { Component };
  };
}
