import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { connection, showScreen } from '../../testing/show-screen.js';
import { userTexts } from '../users/texts.js';
import type { CampaignStatus } from './campaign-status.js';
import SendTestDialog from './SendTestDialog.js';
import { campaignTexts } from './texts.js';

const sent: Answer = { data: { sendTest: [{ __typename: 'Delivery', id: '1' }] } };
let answer: Answer;

async function open(channel: 'EMAIL' | 'NOTIFICATION' = 'EMAIL') {
  answer = sent;
  const asked = fakeServer({
    sendTest: () => answer,
    users: { data: { users: connection('User', [{ id: '5', name: 'Leo', email: null, externalId: 'l' }]) } },
  });
  const campaign = { id: '7', channel } as CampaignStatus;
  let closed = false;
  await showScreen(<SendTestDialog campaign={campaign} onClose={() => (closed = true)} />);
  const sentTo = () =>
    asked.filter(({ query }) => query.includes('sendTest')).map(({ variables }) => variables['input']);
  return { user: userEvent.setup(), sentTo, isClosed: () => closed };
}
const to = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'To' });
const errorOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent;

describe('sending a test', () => {
  beforeAll(() => Promise.all([campaignTexts.load('en'), userTexts.load('en')]));

  it('goes to each of the addresses', async () => {
    const { user, sentTo, isClosed } = await open();
    expect(to().value).toBe('ana@example.org');
    await user.type(to(), ', leo@example.org');
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    await screen.findByText('2 tests sent');
    expect(sentTo()).toEqual([
      { campaignId: '7', addresses: ['ana@example.org', 'leo@example.org'], asUserId: null },
    ]);
    expect(isClosed()).toBe(true);
  });

  it('names in its place what is no address, each once, and goes there', async () => {
    const { user, sentTo } = await open();
    await user.clear(to());
    await user.type(to(), 'nope, also bad@, ana@example.org, nope');
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    expect(errorOf(to())).toBe('These are no e-mail addresses: “nope”, “also bad@”.');
    expect(document.activeElement).toBe(to());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sentTo()).toEqual([]);
    await user.type(to(), '!');
    expect(to().hasAttribute('aria-invalid')).toBe(false);
  });

  it('says what the server refused at the address, and what the message lacks above', async () => {
    const { user } = await open();
    answer = refused('BAD_USER_INPUT', {
      fields: [
        { path: 'addresses[0]', message: 'The hold keeps mail from it.' },
        { path: 'subject', message: 'The mail has no subject yet.' },
        { path: 'content', message: 'The mail has no subject yet.' },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    await waitFor(() => expect(errorOf(to())).toBe('“ana@example.org”: The hold keeps mail from it.'));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toBe('It cannot be sent yetThe mail has no subject yet.');
  });

  it('speaks of no unsubscribe link where there is none', async () => {
    const { user, sentTo } = await open('NOTIFICATION');
    expect(screen.queryByText(/unsubscribe/)).toBeNull();
    await user.type(screen.getByRole('combobox', { name: 'Into whose inboxes' }), 'leo');
    await user.click(await screen.findByRole('option', { name: /Leo/ }));
    await user.click(screen.getByRole('button', { name: 'Send test' }));
    await waitFor(() => expect(sentTo()).toEqual([{ campaignId: '7', userIds: ['5'] }]));
  });
});
