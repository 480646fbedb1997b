import type { ComponentType } from 'react';
import SignInPage from '../features/session/SignInPage.js';
import UnreachablePage from '../features/session/UnreachablePage.js';
import { NotFoundPage } from '../app/pages/NotFoundPage.js';
import { BitsScene, DrawingsScene } from './BitsScene.js';
import { CampaignListScene, ListStatesScene } from './CampaignListScene.js';
import { CampaignStatusScene } from './CampaignStatusScene.js';
import { DialogScene, ToastsScene, TypedDialogScene } from './FloatingScenes.js';
import { BareFrameScene, GalleryFrame } from './GalleryFrame.js';
import { FormScene, RefusedFormScene } from './FormScene.js';
import { MailScene } from './MailScene.js';

/** Every scene by its name in the address. */
export const scenes: Readonly<Record<string, ComponentType>> = {
  'campaign-list': CampaignListScene,
  'list-states': ListStatesScene,
  'campaign-status': CampaignStatusScene,
  form: FormScene,
  'form-refused': RefusedFormScene,
  bits: BitsScene,
  drawings: DrawingsScene,
  mail: MailScene,
  dialog: DialogScene,
  'dialog-typed': TypedDialogScene,
  toasts: ToastsScene,
  'bare-frame': BareFrameScene,
  'sign-in': () => <SignInPage onSignedIn={() => undefined} />,
  'session-ended': () => <SignInPage ended email="ana@example.org" onSignedIn={() => undefined} />,
  unreachable: () => <UnreachablePage onRetry={() => undefined} />,
  'not-found': () => (
    <GalleryFrame>
      <NotFoundPage />
    </GalleryFrame>
  ),
};
