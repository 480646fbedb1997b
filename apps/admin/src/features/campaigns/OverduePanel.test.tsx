import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@chasqui/domain';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { shipmentOf } from '../../testing/shipment.js';
import { showScreen } from '../../testing/show-screen.js';
import { OverduePanel } from './OverduePanel.js';
import { campaignTexts } from './texts.js';

const overdue = shipmentOf({
  phase: 'PAUSED',
  pauseReason: 'OVERDUE',
  scheduledAt: '2026-01-01T09:00:00.000Z',
});

interface Opened {
  role?: Role;
  answers?: Record<string, Answer>;
}

async function open({ role = 'OWNER', answers = {} }: Opened = {}) {
  const asked = fakeServer({
    resumeShipment: { data: { resumeShipment: shipmentOf() } },
    cancelShipment: { data: { cancelShipment: shipmentOf({ status: 'CANCELED', phase: null }) } },
    rescheduleShipment: { data: { rescheduleShipment: shipmentOf({ phase: 'SCHEDULED' }) } },
    ...answers,
  });
  await showScreen(<OverduePanel shipment={overdue} timeZone="Europe/Madrid" />, { role });
  const sent = (verb: string) =>
    asked.filter(({ query }) => query.includes(`${verb}(`)).map(({ variables }) => variables);
  return { user: userEvent.setup(), sent };
}
const button = (name: string) => screen.findByRole('button', { name });

/** A browser's own picker is not typed into; it gives a whole time at once. */
const pick = async (time: string) =>
  fireEvent.change(await screen.findByLabelText('Date and time'), { target: { value: time } });

// What is fetched when it is first needed is slow to come while other tests run.
beforeAll(() =>
  Promise.all([
    campaignTexts.load('en'),
    import('./RescheduleDialog.js'),
    import('../../components/dialogs/ConfirmDialog.js'),
  ]),
);

describe('a shipment whose time is long past', () => {
  it('says when it was due, in the zone of the organisation, and asks', async () => {
    await open();
    expect(
      await screen.findByText(/^This was due on .*January 1, 2026.*10:00.*, while Chasqui was not running$/),
    ).toBeTruthy();
    expect(screen.getByText('Nothing has left. Shall it still go out?')).toBeTruthy();
    const offered = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(offered).toEqual(['Send now', 'Choose another time', 'Cancel shipment']);
  });

  it('goes out now when somebody says so', async () => {
    const { user, sent } = await open();
    await user.click(await button('Send now'));
    await waitFor(() => expect(sent('resumeShipment')).toEqual([{ id: '3' }]));
  });

  it('says why it could not go out, and goes on asking', async () => {
    const message = 'The shipment has ended.';
    const conflict = { data: null, errors: [{ message, extensions: { code: 'CONFLICT' } }] };
    const { user } = await open({ answers: { resumeShipment: conflict } });
    await user.click(await button('Send now'));
    expect(await screen.findByText(message)).toBeTruthy();
    expect(screen.getByText('Nothing has left. Shall it still go out?')).toBeTruthy();
  });

  it('gets the time that is chosen, not the one that is past', async () => {
    const { user, sent } = await open();
    await user.click(await button('Choose another time'));
    const dialog = await screen.findByRole('dialog', { name: 'When shall it go out?' });
    const schedule = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Schedule' });
    expect(within(dialog).getByLabelText('Date and time')).toHaveProperty('value', '');
    expect(schedule.disabled).toBe(true);
    await pick('2030-05-02T18:30');
    await user.click(schedule);
    await waitFor(() =>
      expect(sent('rescheduleShipment')).toEqual([{ id: '3', scheduleAt: '2030-05-02T16:30:00.000Z' }]),
    );
    expect(await screen.findByText(/^It goes out on .*May 2, 2030/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says at the time what the server refuses about it, until another is chosen', async () => {
    const message = 'Choose a time in the future.';
    const { user } = await open({
      answers: {
        rescheduleShipment: refused('BAD_USER_INPUT', { fields: [{ path: 'scheduleAt', message }] }),
      },
    });
    await user.click(await button('Choose another time'));
    await pick('2030-05-02T18:30');
    await user.click(await button('Schedule'));
    expect(await screen.findByText(message)).toBeTruthy();
    expect(screen.getByLabelText('Date and time').getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByText('The time cannot be changed like this')).toBeNull();
    await pick('2030-05-03T18:30');
    expect(screen.queryByText(message)).toBeNull();
  });

  it('keeps waiting when the dialog is left', async () => {
    const { user, sent } = await open();
    await user.click(await button('Choose another time'));
    await user.click(await button('Decide later'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('rescheduleShipment')).toEqual([]);
  });

  it('is canceled after a question that says that nothing has left', async () => {
    const { user, sent } = await open();
    await user.click(await button('Cancel shipment'));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this shipment?' });
    expect(within(dialog).getByText('It will not go out. The campaign stays as it is.')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('cancelShipment')).toEqual([]);
    await user.click(await button('Cancel shipment'));
    const again = await screen.findByRole('dialog', { name: 'Cancel this shipment?' });
    await user.click(within(again).getByRole('button', { name: 'Cancel shipment' }));
    await waitFor(() => expect(sent('cancelShipment')).toEqual([{ id: '3' }]));
  });

  it('says to who may not send that others decide', async () => {
    await open({ role: 'AUTHOR' });
    expect(await screen.findByText(/It waits until somebody who may send decides/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
