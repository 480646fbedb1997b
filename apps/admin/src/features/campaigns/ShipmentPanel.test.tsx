import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer } from '../../testing/fake-server.js';
import { shipmentOf } from '../../testing/shipment.js';
import { showScreen } from '../../testing/show-screen.js';
import { deliveryTexts } from '../deliveries/texts.js';
import type { CampaignStatus } from './campaign-status.js';
import { ShipmentPanel } from './ShipmentPanel.js';
import { campaignTexts } from './texts.js';

const campaign = { id: '7', name: 'Spring sale' } as CampaignStatus;
const asksToWait = { reason: 'TRY_LATER', count: 30, reply: '451 4.7.1 Greylisted' } as const;

async function show(shipment: ReturnType<typeof shipmentOf>, role: 'OWNER' | 'AUTHOR' = 'OWNER') {
  const asked = fakeServer({
    pauseShipment: { data: { pauseShipment: shipmentOf({ phase: 'PAUSED', pauseReason: 'MEMBER' }) } },
    resumeShipment: { data: { resumeShipment: shipmentOf() } },
    cancelShipment: { data: { cancelShipment: shipmentOf({ status: 'CANCELED', phase: null }) } },
  });
  const panel = <ShipmentPanel campaign={campaign} shipment={shipment} timeZone="Europe/Madrid" />;
  await showScreen(panel, { role });
  return { user: userEvent.setup(), asked };
}
const progress = () => screen.findByRole('progressbar', { name: 'Spring sale' });

beforeAll(() =>
  Promise.all([
    campaignTexts.load('en'),
    deliveryTexts.load('en'),
    import('../../components/dialogs/ConfirmDialog.js'),
  ]),
);

describe('a shipment that is sending', () => {
  const sending = shipmentOf({
    progress: {
      total: 1_040,
      sent: 410,
      deferred: 40,
      failed: 3,
      skipped: 40,
      remaining: 547,
      ratePerSecond: 41.6,
      etaSeconds: 130,
      deferredReason: asksToWait,
    },
  });

  it('says how far it is, how fast, and how long it still takes', async () => {
    await show(sending);
    const line = await progress();
    expect(line.getAttribute('aria-valuenow')).toBe('45');
    expect(line.getAttribute('aria-valuetext')).toBe('45\u00a0% · 42 per second · about 2 minutes left');
    expect(screen.getByText('410 of 1,000 sent · 40 deferred · 3 failed · 40 skipped')).toBeTruthy();
  });

  it('says why most of the deferred ones wait, in the words of the relay', async () => {
    await show(sending);
    expect(
      await screen.findByText('Why most are deferred: The relay asked to wait: “451 4.7.1 Greylisted”'),
    ).toBeTruthy();
  });

  it('speaks of all of them where all wait for the same, and without words where there are none', async () => {
    const deferredReason = { reason: 'CONNECTION_LOST', count: 40, reply: null } as const;
    await show(shipmentOf({ progress: { deferred: 40, deferredReason } }));
    expect(await screen.findByText('Why deferred: Connection lost')).toBeTruthy();
  });

  it('says nothing of speed, time or reasons before there are any', async () => {
    await show(shipmentOf({ progress: { sent: 410 } }));
    expect((await progress()).getAttribute('aria-valuetext')).toBe('41\u00a0%');
    expect(screen.queryByText(/deferred/)).toBeNull();
  });

  it('names the relay that takes nothing at present, over the progress', async () => {
    await show(shipmentOf({ trouble: { name: 'Main', words: '421 4.3.2 Shutting down' } }));
    expect(await screen.findByText('No mail leaves at present: Main takes none')).toBeTruthy();
    expect(screen.getByText(/It says: “421 4\.3\.2 Shutting down”/)).toBeTruthy();
    expect(await progress()).toBeTruthy();
  });
});

describe('a shipment of which only the deferred are left', () => {
  const retrying = shipmentOf({
    phase: 'RETRYING',
    progress: {
      sent: 970,
      deferred: 30,
      remaining: 30,
      retryUntil: '2026-01-02T13:20:00.000Z',
      deferredReason: asksToWait,
    },
  });

  it('says how many are tried again, until when, and why', async () => {
    await show(retrying);
    expect(await screen.findByText(/^Sent; retrying 30 until .*January 2, 2026.*2:20/)).toBeTruthy();
    expect(screen.getByText('Why deferred: The relay asked to wait: “451 4.7.1 Greylisted”')).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('says no time before the first of them has one', async () => {
    await show(shipmentOf({ phase: 'RETRYING', progress: { deferred: 1, remaining: 1 } }));
    expect(await screen.findByText('Sent; 1 message is tried again')).toBeTruthy();
  });

  it('stops after a question that says what has left and what does not', async () => {
    const { user, asked } = await show(retrying);
    await user.click(await screen.findByRole('button', { name: 'Stop retrying' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this shipment?' });
    const goes = within(dialog).getAllByRole('listitem');
    expect(goes.map(({ textContent }) => textContent)).toEqual([
      '970 messages have left and stay where they are',
      '30 messages are not sent',
    ]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel shipment' }));
    await waitFor(() => expect(asked.some(({ query }) => query.includes('cancelShipment('))).toBe(true));
  });

  it('offers nothing to who may not send', async () => {
    await show(retrying, 'AUTHOR');
    await screen.findByText(/^Sent; retrying 30/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a shipment that no relay takes for its sender', () => {
  it('says so in the words of the relay and what to do, and goes on when told to', async () => {
    const detail = '550 5.7.1 You may not send as news@example.org';
    const { user, asked } = await show(
      shipmentOf({ phase: 'PAUSED', pauseReason: 'SENDER_REFUSED', detail, progress: { sent: 250 } }),
    );
    const notice = await screen.findByRole('note');
    expect(notice.textContent).toBe(
      `It paused by itself: no relay takes mail from its sender“${detail}”Let a relay accept this sender, then resume.`,
    );
    expect((await progress()).getAttribute('aria-valuetext')).toBe('25\u00a0% · paused');
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(asked.some(({ query }) => query.includes('resumeShipment('))).toBe(true));
  });
});
