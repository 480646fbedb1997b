import type { ReactNode } from 'react';
import { ButtonLink } from '../bits/ButtonLink.js';
import { EmptyState } from '../states/EmptyState.js';
import { Page } from './Page.js';

export interface MissingPageProps {
  /** In a sentence, that there is nothing here. */
  gone: string;
  /** Where one may go instead, and what the button says. */
  way: { to: string; label: string };
  /** In place of both where it may be there, but could not be loaded. */
  failure?: ReactNode;
}

/** In place of a screen whose thing is not there. */
export function MissingPage({ gone, way, failure }: MissingPageProps) {
  return (
    <Page>
      {failure ?? (
        <EmptyState
          drawing="nothingFound"
          action={
            <ButtonLink kind="filled" to={way.to}>
              {way.label}
            </ButtonLink>
          }
        >
          {gone}
        </EmptyState>
      )}
    </Page>
  );
}
