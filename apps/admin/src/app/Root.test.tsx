import { beforeAll, describe, expect, it } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { componentTexts } from '../components/texts.js';
import type { Member } from '../features/session/member.js';
import { sessionTexts } from '../features/session/texts.js';
import { bePatient } from '../testing/be-patient.js';
import { fakeServer, refused } from '../testing/fake-server.js';
import { Providers } from './Providers.js';
import { Root, type RootProps, type Session } from './Root.js';
import { appTexts } from './texts.js';

bePatient();

const ana: Member = { id: '1', name: 'Ana Quispe', email: 'ana@example.org', role: 'OWNER', permissions: [] };
const start = (session: Session, app?: RootProps['app']) =>
  act(async () =>
    render(
      <Providers language="en">
        <Root initial={session} {...(app && { app })} />
      </Providers>,
    ),
  );

describe('the root', () => {
  beforeAll(() => Promise.all([componentTexts.load('en'), sessionTexts.load('en'), appTexts.load('en')]));

  it('shows the sign-in page to who is not signed in, and the app at the same address after it', async () => {
    history.replaceState(null, '', '/campaigns/12');
    fakeServer({ signIn: { data: { signIn: { member: { id: '1' } } } }, me: { data: { me: ana } } });
    const user = userEvent.setup();
    await start({ kind: 'signedOut' });
    await user.type(await screen.findByLabelText('E-mail'), ana.email);
    await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
    expect(await screen.findByRole('button', { name: /Ana Quispe/ })).toBeTruthy();
    expect(location.pathname).toBe('/campaigns/12');
  });

  it('shows what to do when the server does not answer', async () => {
    await start({ kind: 'unreachable' });
    expect(await screen.findByText('Chasqui could not be reached.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('says that one is still signed in when signing out failed', async () => {
    history.replaceState(null, '', '/nowhere');
    fakeServer({ signOut: refused('INTERNAL') });
    const user = userEvent.setup();
    await start({ kind: 'signedIn', member: ana });
    await user.click(await screen.findByRole('button', { name: /Ana Quispe/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('You are still signed in'));
  });

  it('keeps the page and what was typed on it when the session ends, and goes on after a new sign-in', async () => {
    fakeServer({ signIn: { data: { signIn: { member: { id: '1' } } } }, me: { data: { me: ana } } });
    const steps: string[] = [];
    const saveWith = async (signInAgain: () => Promise<void>) => {
      await signInAgain();
      steps.push('saved');
    };
    const user = userEvent.setup();
    await start({ kind: 'signedIn', member: ana }, ({ signInAgain }) => (
      <>
        <input aria-label="Subject" />
        <button type="button" onClick={() => void saveWith(signInAgain)}>
          Save
        </button>
      </>
    ));
    const subject = screen.getByLabelText('Subject');
    await user.type(subject, 'Half a sentence');
    await user.click(screen.getByText('Save'));
    await user.click(screen.getByText('Save'));

    expect(await screen.findByText(/Your session has ended/)).toBeTruthy();
    expect(screen.getByLabelText('E-mail')).toHaveProperty('value', ana.email);
    expect(subject.closest('[inert]')).toBeTruthy();
    expect(steps).toEqual([]);

    await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
    await waitFor(() => expect(steps).toEqual(['saved', 'saved']));
    expect(screen.getByLabelText('Subject')).toBe(subject);
    expect(subject).toHaveProperty('value', 'Half a sentence');
    expect(subject.closest('[inert]')).toBeNull();
    expect(screen.queryByLabelText('Password')).toBeNull();
  });
});
