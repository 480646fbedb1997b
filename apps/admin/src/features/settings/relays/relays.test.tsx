import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@chasqui/domain';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../../testing/fake-server.js';
import { showScreen } from '../../../testing/show-screen.js';
import SettingsPage from '../SettingsPage.js';
import { settingsTexts } from '../texts.js';

const settings = {
  __typename: 'Settings',
  organisationName: 'Norte & Mar',
  postalAddress: '',
  language: 'en',
  timeZone: 'Europe/Madrid',
  footerText: '',
  trackOpens: true,
  trackClicks: true,
  hold: false,
  holdAddresses: [],
  senders: [],
};
const relay = (id: string, name: string, more: object = {}) => ({
  __typename: 'Relay',
  id,
  kind: 'SMTP',
  name,
  host: 'smtp.example.com',
  port: 587,
  security: 'STARTTLS',
  username: 'ana',
  hasPassword: true,
  auth: 'PASSWORD',
  maxConnections: 20,
  maxPerSecond: 50,
  domainPaces: [{ __typename: 'DomainPace', domain: 'gmail.com', perSecond: 5 }],
  enabled: true,
  trouble: null,
  ratePerSecond: 0,
  openConnections: 0,
  ...more,
});
const MAILBOX = relay('9', 'Built-in mailbox', { kind: 'MAILBOX', username: null, hasPassword: false });
const IN_TROUBLE = {
  trouble: { __typename: 'RelayTroubleNote', words: '421 Try later', since: '2026-01-01T10:00:00Z' },
};

interface Opened {
  relays?: object[];
  role?: Role;
  answers?: Record<string, Answer>;
}

async function open(
  at: string,
  { relays = [relay('1', 'Main')], role = 'OWNER', answers = {} }: Opened = {},
) {
  const asked = fakeServer({
    settings: { data: { settings } },
    relays: { data: { relays } },
    createRelay: { data: { createRelay: relay('7', 'Second') } },
    updateRelay: { data: { updateRelay: relay('1', 'Main') } },
    deleteRelay: { data: { deleteRelay: '1' } },
    ...answers,
  });
  const { router } = await showScreen(<SettingsPage />, { at, path: '/settings/:section?/:item?', role });
  const sent = (name: string) => asked.findLast(({ query }) => query.includes(name))?.variables;
  return { sent, router, user: userEvent.setup() };
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const field = (name: string | RegExp) => screen.findByLabelText(name);

// What is fetched when it is first needed is slow to come while other tests run.
beforeAll(() =>
  Promise.all([
    settingsTexts.load('en'),
    import('../../../components/dialogs/ConfirmDialog.js'),
    import('../../../components/menu/FloatingMenu.js'),
  ]),
);

describe('the relays', () => {
  it('are listed in order of preference, each with its state', async () => {
    await open('/settings/relays', {
      relays: [
        relay('1', 'Main', IN_TROUBLE),
        relay('2', 'Second', { ratePerSecond: 41.7, openConnections: 8 }),
        relay('3', 'Old', { enabled: false }),
      ],
    });
    const table = await screen.findByRole('table', { name: 'Relays' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/Main.*smtp\.example\.com:587.*up to 50 a second.*In trouble.*421 Try later/),
      expect.stringMatching(/Second.*Takes mail.*42 a second · 8 connections/),
      expect.stringMatching(/Old.*Off/),
    ]);
    expect(screen.queryByText('No mail leaves')).toBeNull();
  });

  it('say what to do where there is none', async () => {
    await open('/settings/relays', { relays: [] });
    expect(await screen.findByText(/until then no mail leaves/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Add relay' }).getAttribute('href')).toBe('/settings/relays/new');
  });

  it('warn where none is on, and where the mailbox catches everything', async () => {
    await open('/settings/relays', { relays: [relay('1', 'Main', { enabled: false })] });
    expect(await screen.findByText('No mail leaves')).toBeTruthy();
    await open('/settings/relays', { relays: [MAILBOX] });
    expect(await screen.findByText(/catches all mail, and nothing reaches a reader/)).toBeTruthy();
  });

  it('are for owners only', async () => {
    await open('/settings/relays', { role: 'EDITOR' });
    expect(await screen.findByText('The settings have no such section.')).toBeTruthy();
    await open('/settings', { role: 'EDITOR' });
    await screen.findByRole('link', { name: 'Senders' });
    expect(screen.queryByRole('link', { name: 'Relays' })).toBeNull();
  });

  it('change places by the menu', async () => {
    const { user, sent } = await open('/settings/relays', {
      relays: [relay('1', 'Main'), relay('2', 'Second')],
    });
    await user.click(await button(/Second/));
    await user.click(await screen.findByRole('menuitem', { name: 'Move up' }));
    await waitFor(() => expect(sent('updateRelay')).toEqual({ input: { id: '2', position: 0 } }));
  });

  it('are deleted after a question that names them, and says so when no mail leaves then', async () => {
    const { user, sent } = await open('/settings/relays');
    await user.click(await button(/Main/));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete relay' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete the relay Main?' });
    expect(within(dialog).getByText(/the last relay that is on/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Delete relay' }));
    await waitFor(() => expect(sent('deleteRelay')).toEqual({ id: '1' }));
  });

  it('ask before the last one is switched off', async () => {
    const { user, sent } = await open('/settings/relays', { relays: [MAILBOX] });
    await user.click(await button(/Built-in mailbox/));
    await user.click(await screen.findByRole('menuitem', { name: 'Switch off' }));
    await user.click(await button('Switch off'));
    await waitFor(() => expect(sent('updateRelay')).toEqual({ input: { id: '9', enabled: false } }));
  });
});

describe('the form of a relay', () => {
  it('lets the port follow the protection until it is changed by hand, and saves it all', async () => {
    const { user, sent, router } = await open('/settings/relays/new');
    await user.type(await field('Name'), 'Second');
    await user.type(await field('Server'), 'smtp.example.net');
    await user.selectOptions(await field('Protection'), 'TLS');
    expect(await field('Port')).toHaveProperty('value', '465');
    await user.clear(await field('Port'));
    await user.type(await field('Port'), '2525');
    await user.selectOptions(await field('Protection'), 'STARTTLS');
    expect(await field('Port')).toHaveProperty('value', '2525');
    await user.type(await field(/^Username/), 'ana');
    await user.type(await field(/^Password/), 'correct horse');
    await user.click(await button('Add domain'));
    await user.type(await field('Domain of line 1'), 'gmail.com');
    await user.type(await field('Messages a second of line 1'), '5');
    await user.click(await button('Save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/relays'));
    expect(sent('createRelay')).toEqual({
      input: {
        name: 'Second',
        host: 'smtp.example.net',
        port: 2525,
        security: 'STARTTLS',
        username: 'ana',
        password: 'correct horse',
        auth: 'PASSWORD',
        maxConnections: 20,
        maxPerSecond: null,
        domainPaces: [{ domain: 'gmail.com', perSecond: 5 }],
        enabled: true,
      },
    });
  });

  it('leaves the stored password where none is written', async () => {
    const { user, sent } = await open('/settings/relays/1');
    expect(await screen.findByText('Stored; leave empty to keep it.')).toBeTruthy();
    await user.clear(await field('Name'));
    await user.type(await field('Name'), 'Other');
    await user.click(await button('Save'));
    await waitFor(() => expect(sent('updateRelay')).toBeTruthy());
    expect((sent('updateRelay') as { input: object }).input).not.toHaveProperty('password');
  });

  it('shows what is wrong at its field, also when the server says it', async () => {
    const message = 'There is a relay "Main" already.';
    const { user } = await open('/settings/relays/1', {
      answers: { updateRelay: refused('BAD_USER_INPUT', { fields: [{ path: 'name', message }] }) },
    });
    await user.clear(await field('Connections at most'));
    await user.click(await button('Save'));
    expect(await screen.findByText('Write a whole number, 1 or more.')).toBeTruthy();
    await user.type(await field('Connections at most'), '3');
    await user.click(await button('Save'));
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('names each line of the paces that the server refuses, also after an empty one', async () => {
    const twice = 'The domain gmail.com stands in the list twice.';
    const most = 'Allow 1 to 100000 messages a second.';
    const { user, sent } = await open('/settings/relays/1', {
      answers: {
        updateRelay: refused('BAD_USER_INPUT', {
          fields: [
            { path: 'domainPaces[0].perSecond', message: most },
            { path: 'domainPaces[1].domain', message: twice },
          ],
        }),
      },
    });
    await user.click(await button('Add domain'));
    await user.click(await button('Add domain'));
    await user.type(await field('Domain of line 3'), 'Gmail.com');
    await user.type(await field('Messages a second of line 3'), '5');
    await user.click(await button('Save'));
    expect(await screen.findByText(`Line 1: ${most} Line 3: ${twice}`)).toBeTruthy();
    expect((sent('updateRelay') as { input: { domainPaces: object[] } }).input.domainPaces).toHaveLength(2);
  });

  it('tries out the connection as it is written, and shows what the relay offers', async () => {
    const offers = {
      __typename: 'RelayOffer',
      tlsVersion: 'TLSv1.3',
      tlsCipher: 'TLS_AES_256_GCM_SHA384',
      certificateTrusted: true,
      pipelining: true,
      maxMegabytes: 10.24,
      eightBitMime: true,
      smtpUtf8: false,
      authMechanisms: ['PLAIN'],
      signedIn: true,
    };
    const testRelay = { __typename: 'RelayTest', ok: true, failure: null, offers };
    const { user, sent } = await open('/settings/relays/1', {
      answers: { testRelay: { data: { testRelay } } },
    });
    await user.click(await button('Test the connection'));
    const status = (await screen.findByText('The connection works, and so does signing in')).parentElement!;
    expect(status.textContent).toContain('Takes messages of up to 10.2 MB');
    expect(status.textContent).toContain('Encrypted with TLSv1.3');
    expect(sent('testRelay')).toEqual({
      input: {
        id: '1',
        host: 'smtp.example.com',
        port: 587,
        security: 'STARTTLS',
        username: 'ana',
        auth: 'PASSWORD',
      },
    });
  });

  it('shows where a test failed, in the words of the relay, and what to do', async () => {
    const failure = {
      __typename: 'RelayTestFailure',
      step: 'AUTH',
      words: '535 5.7.8 No',
      advice: 'Check username and password.',
    };
    const testRelay = { __typename: 'RelayTest', ok: false, failure, offers: null };
    const { user } = await open('/settings/relays/1', { answers: { testRelay: { data: { testRelay } } } });
    await user.click(await button('Test the connection'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Signing in did not work535 5.7.8 NoCheck username and password.',
    );
  });

  it('says that a relay is gone', async () => {
    await open('/settings/relays/77');
    expect(await screen.findByText(/There is no such relay/)).toBeTruthy();
  });
});
