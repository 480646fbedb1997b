import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { connection, showScreen } from '../../testing/show-screen.js';
import DeliveriesPage from './DeliveriesPage.js';
import { deliveryTexts } from './texts.js';

const soon = new Date(Date.now() + 20 * 60_000).toISOString();
const row = (id: string, more: object = {}) => ({
  id,
  channel: 'EMAIL',
  status: 'SENT',
  reason: null,
  address: `ana${id}@example.org`,
  shippedAt: '2026-11-12T14:00:00Z',
  dueAt: null,
  sentAt: '2026-11-12T14:01:00Z',
  openedAt: null,
  readAt: null,
  user: { __typename: 'User', id, name: `Ana ${id}`, email: `ana${id}@example.org` },
  campaign: { __typename: 'Campaign', id: '3', name: 'Spring sale' },
  ...more,
});
const rows = [
  row('1'),
  row('2', { status: 'SKIPPED', reason: 'UNSUBSCRIBED', sentAt: null }),
  row('3', { status: 'DEFERRED', reason: 'TRY_LATER', sentAt: null, dueAt: soon }),
  row('4', { user: null, address: null, campaign: null }),
];

async function open(at: string, deliveries: Answer | (() => Answer) = listed(rows)) {
  const asked = fakeServer({
    deliveries,
    campaign: {
      data: {
        campaign: {
          __typename: 'Campaign',
          id: '3',
          name: 'Spring sale',
          shipments: connection('Shipment', [
            {
              id: '9',
              createdAt: '2026-11-12T14:00:00Z',
              scheduledAt: null,
              startedAt: '2026-11-12T14:00:00Z',
            },
          ]),
        },
      },
    },
  });
  const { router } = await showScreen(<DeliveriesPage />, { at: `/deliveries${at}`, path: '/deliveries' });
  const user = userEvent.setup();
  const lastAsked = () => asked.findLast(({ query }) => query.includes('deliveries('))?.variables;
  return { user, router, lastAsked };
}
const listed = (nodes: readonly object[]): Answer => ({
  data: { deliveries: connection('Delivery', nodes) },
});
const line = async (name: string) => (await screen.findByRole('link', { name })).closest('tr')!;

describe('the list of deliveries', () => {
  beforeAll(() => deliveryTexts.load('en'));

  it('asks for all, those sent last first', async () => {
    const { lastAsked } = await open('');
    await screen.findByText('4 deliveries');
    expect(lastAsked()).toEqual({
      filter: {
        channel: null,
        campaignId: null,
        noCampaign: false,
        shipmentId: null,
        status: null,
        search: '',
      },
      sort: { field: 'SENT', direction: 'DESC' },
      after: null,
    });
  });

  it('says what became of each and why, and when a deferred one is tried next', async () => {
    await open('');
    expect(within(await line('Ana 1')).getByText('ana1@example.org')).toBeTruthy();
    expect((await line('Ana 2')).textContent).toMatch(/SkippedUnsubscribed$/);
    expect((await line('Ana 3')).textContent).toMatch(/DeferredNext try in (19|20) min\.?/);
    expect((await line('Erased user')).textContent).toMatch(/No Campaign/);
  });

  it('filters by campaign and shipment as other pages link to it, and says both', async () => {
    const { lastAsked } = await open('?campaign=3&shipment=9');
    expect(await screen.findByRole('button', { name: 'Campaign Spring sale' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Shipment .*2026/ })).toBeTruthy();
    expect(lastAsked()).toMatchObject({ filter: { campaignId: '3', shipmentId: '9', noCampaign: false } });
    // Their campaign is said once, above.
    expect(screen.queryByRole('columnheader', { name: 'Campaign' })).toBeNull();
  });

  it('gives up the shipment and the order by name together with the campaign', async () => {
    const { user, router, lastAsked } = await open('?campaign=3&shipment=9&sort=name');
    await screen.findByText('4 deliveries');
    expect(lastAsked()).toMatchObject({ sort: { field: 'NAME', direction: 'ASC' } });
    await user.click(screen.getByRole('button', { name: 'Remove filter: Campaign' }));
    expect(router.state.location.search).toBe('');
    await waitFor(() => expect(lastAsked()).toMatchObject({ filter: { shipmentId: null } }));
    expect(screen.queryByRole('button', { name: /Shipment/ })).toBeNull();
  });

  it('never asks for the order by name without a campaign, nor for a shipment', async () => {
    const { lastAsked } = await open('?sort=name&shipment=9');
    await screen.findByText('4 deliveries');
    expect(lastAsked()).toMatchObject({ filter: { shipmentId: null }, sort: { field: 'SENT' } });
  });

  it('finds one-off messages', async () => {
    const { lastAsked } = await open('?campaign=none');
    expect(await screen.findByRole('button', { name: 'Campaign No Campaign' })).toBeTruthy();
    expect(lastAsked()).toMatchObject({ filter: { campaignId: null, noCampaign: true } });
  });

  it('filters by status from a menu that closes over what it chose', async () => {
    const { user, lastAsked } = await open('');
    await user.click(await screen.findByRole('button', { name: 'Status' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Bounced' }));
    await waitFor(() => expect(lastAsked()).toMatchObject({ filter: { status: 'BOUNCED' } }));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('asks to narrow a search that too many people match', async () => {
    const path = 'filter.search';
    await open('?search=a', refused('BAD_USER_INPUT', { fields: [{ path, message: 'Narrow it.' }] }));
    expect(await screen.findByText(/Too many people are called something like “a”/)).toBeTruthy();
  });

  it('offers to clear filters that nothing matches, and says where the first delivery comes from', async () => {
    const { user, router } = await open('?status=BOUNCED', listed([]));
    await user.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    expect(router.state.location.search).toBe('');
    expect(await screen.findByRole('link', { name: 'Go to the campaigns' })).toBeTruthy();
  });

  it('says that it could not be loaded, and tries again', async () => {
    let down = true;
    const { user } = await open('', () => (down ? new TypeError('Failed to fetch') : listed(rows)));
    await screen.findByText('The deliveries could not be loaded');
    down = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 deliveries')).toBeTruthy();
  });
});
