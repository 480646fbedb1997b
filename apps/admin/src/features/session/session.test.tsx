import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { show } from '../../testing/show.js';
import type { Member } from './member.js';
import { askWhoIsSignedIn, signOut } from './session-requests.js';
import SignInPage from './SignInPage.js';
import { sessionTexts } from './texts.js';

const ana = { id: '1', name: 'Ana', email: 'ana@example.org', role: 'OWNER', permissions: [] };
const signedIn: Member[] = [];

async function trySigningIn(answer: Answer) {
  const asked = fakeServer({ signIn: answer, me: { data: { me: ana } } });
  const user = userEvent.setup();
  signedIn.length = 0;
  const shown = await show(<SignInPage onSignedIn={member => signedIn.push(member)} />);
  await user.type(screen.getByLabelText('E-mail'), 'ana@example.org');
  await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
  return { asked, user, ...shown };
}

describe('signing in', () => {
  beforeAll(() => sessionTexts.load('en'));

  it('asks with the address and the password, safe from other sites, and then who that is', async () => {
    const { asked } = await trySigningIn({ data: { signIn: { member: { id: '1' } } } });
    expect(asked[0]?.variables).toEqual({ input: { email: 'ana@example.org', password: 'correct horse' } });
    expect(asked[0]?.headers.get('apollo-require-preflight')).toBe('true');
    expect(signedIn).toEqual([ana]);
  });

  it.each([
    ['UNAUTHENTICATED', {}, 'The e-mail or the password is not right.'],
    ['BAD_USER_INPUT', {}, 'The e-mail or the password is not right.'],
    ['LIMIT_EXCEEDED', { retryAfterSeconds: 90 }, 'Too many attempts. Try again in 2 minutes.'],
    ['LIMIT_EXCEEDED', {}, 'Too many attempts. Try again in a few minutes.'],
    ['INTERNAL', {}, 'Chasqui could not be reached.'],
  ])('says for %s %j: %s', async (code, extensions, sentence) => {
    await trySigningIn(refused(code, extensions));
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(signedIn).toEqual([]);
    expect(screen.getByLabelText('E-mail')).toHaveProperty('value', 'ana@example.org');
    expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  });

  it('says no more that they are wrong once it is tried with something else', async () => {
    const { user } = await trySigningIn(refused('UNAUTHENTICATED'));
    await screen.findByText('The e-mail or the password is not right.');
    await user.clear(screen.getByLabelText('Password'));
    await user.keyboard('{Enter}');
    expect(screen.getByText('Enter your password.')).toBeTruthy();
    expect(screen.queryByText('The e-mail or the password is not right.')).toBeNull();
  });

  it('says so when the server cannot be reached', async () => {
    await trySigningIn(new TypeError('Failed to fetch'));
    expect(await screen.findByText('Chasqui could not be reached.')).toBeTruthy();
  });

  it('asks for what is missing without asking the server', async () => {
    const asked = fakeServer({});
    const user = userEvent.setup();
    await show(<SignInPage onSignedIn={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Enter your password.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
    expect(asked).toEqual([]);
  });
});

describe('who is signed in', () => {
  it('is the member, or nobody', async () => {
    fakeServer({ me: { data: { me: ana } } });
    expect(await askWhoIsSignedIn()).toEqual(ana);
    fakeServer({ me: refused('UNAUTHENTICATED') });
    expect(await askWhoIsSignedIn()).toBeNull();
    fakeServer({ me: { data: { me: null } } });
    expect(await askWhoIsSignedIn()).toBeNull();
  });

  it('is not "nobody" when the server fails', async () => {
    fakeServer({ me: refused('INTERNAL') });
    await expect(askWhoIsSignedIn()).rejects.toThrow('INTERNAL');
    globalThis.fetch = async () => Response.json({ message: 'Bad gateway' }, { status: 502 });
    await expect(askWhoIsSignedIn()).rejects.toThrow('502');
  });

  it('is still the member when signing out failed', async () => {
    fakeServer({ signOut: refused('INTERNAL') });
    await expect(signOut()).rejects.toThrow('INTERNAL');
    fakeServer({ signOut: { data: { signOut: true } } });
    await expect(signOut()).resolves.toBeUndefined();
  });
});
