import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@chasqui/domain';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { showScreen } from '../../testing/show-screen.js';
import SettingsPage from './SettingsPage.js';
import { settingsTexts } from './texts.js';

const sender = (id: string, name: string, isDefault: boolean) => ({
  __typename: 'Sender',
  id,
  name,
  address: `${name.toLowerCase()}@example.org`,
  replyTo: null,
  isDefault,
});
const settings = {
  __typename: 'Settings',
  organisationName: 'Norte & Mar',
  postalAddress: 'Muelle Viejo 3\nPuerto Claro',
  language: 'en',
  timeZone: 'Europe/Madrid',
  footerText: '',
  trackOpens: true,
  trackClicks: true,
  retryFirstMinutes: 1,
  retryLongestMinutes: 240,
  giveUpHours: 24,
  hold: false,
  holdAddresses: [],
  senders: [sender('1', 'News', true), sender('2', 'Shop', false)],
};

interface Opened {
  role?: Role;
  answer?: Answer;
}

async function open(at: string, { role = 'OWNER', answer }: Opened = {}) {
  const asked = fakeServer({
    settings: { data: { settings } },
    updateSettings: ({ input, senders }) =>
      answer ?? {
        data: {
          updateSettings: {
            ...settings,
            ...(input as object | undefined),
            ...(senders ? { senders: [] } : {}),
          },
        },
      },
  });
  const path = '/settings/:section?/:item?';
  const { router } = await showScreen(<SettingsPage />, { at, path, role });
  const sent = () => asked.findLast(({ query }) => query.includes('updateSettings'))?.variables;
  return { sent, router, user: userEvent.setup() };
}
const button = (name: string) => screen.findByRole('button', { name });

// What is fetched when it is first needed is slow to come while other tests run.
beforeAll(() =>
  Promise.all([
    settingsTexts.load('en'),
    import('../../components/dialogs/ConfirmDialog.js'),
    import('../../components/menu/FloatingMenu.js'),
  ]),
);

describe('the settings', () => {
  it('save one section at a time', async () => {
    const { user, sent } = await open('/settings/tracking');
    await user.click(await screen.findByRole('switch', { name: 'Count clicks' }));
    await user.click(await button('Save'));
    expect(await screen.findByText('Settings saved')).toBeTruthy();
    expect(sent()).toEqual({ input: { trackOpens: true, trackClicks: false } });
  });

  it('have one address a section, where the navigation marks it', async () => {
    const { router } = await open('/settings/organisation');
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings'));
    const marked = await screen.findByRole('link', { name: 'Organisation' });
    expect(marked.getAttribute('aria-current')).toBe('page');
  });

  it.each(['/settings/zzz', '/settings/footer/zzz'])('are not at %s', async at => {
    const { router } = await open(at);
    expect(await screen.findByText('The settings have no such section.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to the settings' }).getAttribute('href')).toBe('/settings');
    expect(router.state.location.pathname).toBe(at);
  });

  it('ask before unsaved changes are lost on the way to another section', async () => {
    const { user, router } = await open('/settings/hold');
    await user.type(await screen.findByLabelText(/Addresses/), 'ana@example.org');
    await user.click(screen.getByRole('link', { name: 'Tracking' }));
    await user.click(await button('Stay here'));
    expect(router.state.location.pathname).toBe('/settings/hold');
    expect(screen.getByLabelText(/Addresses/)).toHaveProperty('value', 'ana@example.org');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // No hand is as fast as to try again before the page has drawn itself.
    await act(async () => undefined);
    await user.click(screen.getByRole('link', { name: 'Tracking' }));
    await user.click(await button('Leave'));
    expect(router.state.location.pathname).toBe('/settings/tracking');
  });

  it('show how the footer reads while it is written, in the language of the mails', async () => {
    const { user } = await open('/settings/footer');
    await user.type(
      await screen.findByLabelText(/Further text/),
      'You signed up at our shop.{Enter}{Enter}CIF 42',
    );
    const footer = screen.getByText('Norte & Mar').parentElement!;
    expect([...footer.children].map(({ textContent }) => textContent)).toEqual([
      'Norte & Mar',
      'Muelle Viejo 3',
      'Puerto Claro',
      'You signed up at our shop.',
      'CIF 42',
      'Unsubscribe · Preferences',
    ]);
  });

  it('name the addresses of the hold that are none, without asking the server', async () => {
    const { user, sent } = await open('/settings/hold');
    await user.type(await screen.findByLabelText(/Addresses/), 'ana@example.org{Enter}bo@');
    await user.click(await button('Save'));
    expect(await screen.findByText('bo@ is no e-mail address.')).toBeTruthy();
    expect(sent()).toBeUndefined();
    await user.click(screen.getByRole('switch', { name: 'Mail only these addresses' }));
    await user.type(screen.getByLabelText(/Addresses/), 'example.org');
    await user.click(await button('Save'));
    expect(await screen.findByText('Settings saved')).toBeTruthy();
    expect(sent()).toEqual({ input: { hold: true, holdAddresses: ['ana@example.org', 'bo@example.org'] } });
  });

  it('say what the pauses between tries come to while they are written, and what does not fit together', async () => {
    const { user, sent } = await open('/settings/retries');
    expect(
      await screen.findByText(
        'Tried again after 1 minute, 2 minutes, 4 minutes, 8 minutes and so on, at most 4 hours apart. Given up after 24 hours.',
      ),
    ).toBeTruthy();
    const first = screen.getByLabelText('First pause, in minutes');
    await user.clear(first);
    await user.type(first, '5');
    const longest = screen.getByLabelText('Longest pause, in minutes');
    await user.clear(longest);
    await user.type(longest, '4');
    await user.click(await button('Save'));
    expect(await screen.findByText('A number from 5 to 1,440.')).toBeTruthy();
    await user.clear(longest);
    await user.type(longest, '30');
    expect(screen.getByText(/after 5 minutes, 10 minutes, 20 minutes, 30 minutes and so on/)).toBeTruthy();
    await user.click(await button('Save'));
    expect(await screen.findByText('Settings saved')).toBeTruthy();
    expect(sent()).toEqual({ input: { retryFirstMinutes: 5, retryLongestMinutes: 30, giveUpHours: 24 } });
  });

  it('can be looked at, but not changed, by who may not', async () => {
    await open('/settings/footer', { role: 'AUTHOR' });
    expect(await screen.findByText(/You may look, but not change/)).toBeTruthy();
    expect(screen.getByLabelText(/Further text/).matches(':disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});

describe('senders', () => {
  it('are added beside those that are there', async () => {
    const { user, sent, router } = await open('/settings/senders/new');
    await user.type(await screen.findByLabelText('Name'), 'Help');
    await user.type(screen.getByLabelText('Address'), 'help@example.org');
    await user.click(await button('Save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/senders'));
    expect(sent()?.senders).toMatchObject([
      { id: '1', isDefault: true },
      { id: '2' },
      { id: null, name: 'Help', address: 'help@example.org', replyTo: null, isDefault: false },
    ]);
  });

  it('say beside the field what the server refuses about it', async () => {
    const fields = [{ path: 'senders[1].name', message: 'Another sender has this name.' }];
    const { user } = await open('/settings/senders/2', { answer: refused('BAD_USER_INPUT', { fields }) });
    const name = await screen.findByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'News');
    await user.click(await button('Save'));
    expect(await screen.findByText('Another sender has this name.')).toBeTruthy();
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(name).toHaveProperty('value', 'News');
  });

  it('ask for what is missing without asking the server', async () => {
    const { user, sent } = await open('/settings/senders/new');
    await user.type(await screen.findByLabelText(/Reply to/), 'nobody');
    await user.click(await button('Save'));
    expect(await screen.findByText('Write the name that readers see.')).toBeTruthy();
    expect(screen.getByText('Write the address that mails come from.')).toBeTruthy();
    expect(screen.getByText(/This is no e-mail address/)).toBeTruthy();
    expect(sent()).toBeUndefined();
  });

  it('are removed after asking; one that a campaign uses stays, and it says why', async () => {
    const fields = [{ path: 'senders', message: 'In use.' }];
    const { user, sent } = await open('/settings/senders', { answer: refused('BAD_USER_INPUT', { fields }) });
    await user.click(await button('Actions for News'));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove the sender News?' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove sender' }));
    expect(await screen.findByText(/A campaign uses this sender/)).toBeTruthy();
    expect(sent()?.senders).toMatchObject([{ id: '2', isDefault: true }]);
    expect(screen.getByRole('link', { name: 'News' })).toBeTruthy();
  });
});
