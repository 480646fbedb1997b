import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@chasqui/domain';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer } from '../../testing/fake-server.js';
import { connection, showScreen } from '../../testing/show-screen.js';
import MailboxPage from './MailboxPage.js';
import { mailboxTexts } from './texts.js';

const mail = (id: string, seen = false) => ({
  id,
  from: 'Norte & Mar <hello@example.org>',
  to: `reader${id}@example.org`,
  subject: `Letter ${id}`,
  receivedAt: '2026-11-12T14:00:00Z',
  seen,
});
const TEXT = 'Order at http://localhost/c/token/1 today.';
let inside: ReturnType<typeof mail>[] = [];
let inUse = true;

async function open(at = '/mailbox', role: Role = 'OWNER') {
  const asked = fakeServer({
    mailboxMessages: () => ({ data: { mailboxMessages: connection('MailboxMessage', inside) } }),
    mailboxMessage: ({ id }) => {
      const found = inside.find(each => each.id === id);
      const message = found && { __typename: 'MailboxMessage', ...found, text: TEXT };
      return { data: { mailboxMessage: message ?? null } };
    },
    markMailSeen: ({ id }) => {
      const found = inside.find(each => each.id === id);
      if (found) found.seen = true;
      return { data: { markMailSeen: { __typename: 'MailboxMessage', id, seen: true } } };
    },
    settings: { data: { settings: { __typename: 'Settings', mailbox: inUse } } },
    clearMailbox: () => {
      const gone = inside.length;
      inside = [];
      return { data: { clearMailbox: gone } };
    },
  });
  const user = userEvent.setup();
  const { router } = await showScreen(<MailboxPage />, { at, path: '/mailbox/:id?', role });
  return { asked, router, user };
}
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

describe('the mailbox', () => {
  // What is fetched when it is first needed is slow to come while other tests run.
  beforeAll(() =>
    Promise.all([mailboxTexts.load('en'), import('../../components/dialogs/ConfirmDialog.js')]),
  );
  beforeEach(() => {
    inside = [mail('2'), mail('1', true)];
    inUse = true;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lists who wrote to whom about what, and says which are unread', async () => {
    await open();
    const [newest, older] = await screen.findAllByRole('link', { name: /Letter/ });
    expect(newest?.textContent).toMatch(/^UnreadNorte & Mar.*Letter 2to reader2@example.org$/);
    expect(older?.textContent).toMatch(/^Norte & Mar/);
    expect(screen.getByText('2 mails')).toBeTruthy();
  });

  it('shows new mail by itself', async () => {
    jest.useFakeTimers();
    await open();
    await screen.findByRole('link', { name: /Letter 2/ });
    inside = [mail('3'), ...inside];
    await pass(2_100);
    expect(await screen.findByRole('link', { name: /Letter 3/ })).toBeTruthy();
  });

  it('opens a mail where its links work and no script runs, and it is unread no more', async () => {
    const { user, router } = await open();
    const link = await screen.findByRole('link', { name: /Letter 2/ });
    await user.click(link);
    expect(router.state.location.pathname).toBe('/mailbox/2');
    const frame = await screen.findByTitle<HTMLIFrameElement>('Mail to reader2@example.org: Letter 2');
    expect(frame.getAttribute('src')).toBe('/mailbox/2/body');
    expect(frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    await waitFor(() => expect(link.textContent).toMatch(/^Norte & Mar/));
    expect(document.activeElement).toBe(link);
  });

  it('marks a mail that is opened once, and none that was read before', async () => {
    const { asked, user } = await open();
    const marked = () =>
      asked.flatMap(({ query, variables }) => (/markMailSeen/.test(query) ? [variables.id] : []));
    await user.click(await screen.findByRole('link', { name: /Letter 1/ }));
    await screen.findByTitle('Mail to reader1@example.org: Letter 1');
    await user.click(screen.getByRole('link', { name: /Letter 2/ }));
    await screen.findByTitle('Mail to reader2@example.org: Letter 2');
    await waitFor(() => expect(marked()).toEqual(['2']));
  });

  it('goes through the list with the arrow keys', async () => {
    const { user } = await open();
    (await screen.findByRole('link', { name: /Letter 2/ })).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /Letter 1/ }));
    await user.keyboard('{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /Letter 2/ }));
  });

  it('makes links of the addresses in the text part', async () => {
    const { user } = await open('/mailbox/2');
    await user.click(await screen.findByRole('button', { name: 'Text' }));
    const link = await screen.findByRole('link', { name: 'http://localhost/c/token/1' });
    expect(link.getAttribute('target')).toBe('_blank');
  });

  it('is cleared only after asking, and then says what belongs in it', async () => {
    const { user, router } = await open('/mailbox/2');
    await user.click(await screen.findByRole('button', { name: 'Clear mailbox' }));
    const dialog = await screen.findByRole('dialog', { name: 'Clear the mailbox?' });
    await user.click(await screen.findByRole('button', { name: 'Clear mailbox' }));
    expect(await screen.findByText(/Mail that Chasqui sends is caught here/)).toBeTruthy();
    expect(screen.getByText('2 mails cleared away')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/mailbox');
    await waitFor(() => expect(dialog.isConnected).toBe(false));
    expect(screen.queryByRole('button', { name: 'Clear mailbox' })).toBeNull();
  });

  it('says that nothing comes where a relay takes the mail', async () => {
    inside = [];
    inUse = false;
    await open();
    expect(await screen.findByText(/Mail goes out through your relay/)).toBeTruthy();
  });

  it('is for owners', async () => {
    const { asked } = await open('/mailbox', 'EDITOR');
    expect(screen.getByText(/Only owners read the mailbox/)).toBeTruthy();
    expect(asked).toEqual([]);
  });
});
