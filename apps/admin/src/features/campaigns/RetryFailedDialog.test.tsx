import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@chasqui/domain';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { shipmentOf } from '../../testing/shipment.js';
import { showScreen } from '../../testing/show-screen.js';
import { deliveryTexts } from '../deliveries/texts.js';
import { RetryFailedButton } from './RetryFailedButton.js';
import { campaignTexts } from './texts.js';

const ended = shipmentOf({
  status: 'COMPLETED',
  phase: null,
  figures: { scope: 1_000, sent: 988, failed: 12 },
  progress: { sent: 988, failed: 12, remaining: 0 },
});
const failure = (reason: string, count: number, reply: string | null) => ({
  __typename: 'ReasonCount',
  reason,
  count,
  reply,
});

/** By the time the dialog asks, a thirteenth has failed. */
const failures: Answer = {
  data: {
    shipment: {
      __typename: 'Shipment',
      id: '3',
      figures: { __typename: 'ShipmentFigures', failed: 13 },
      failures: [
        failure('MESSAGE_REFUSED', 11, '554 5.7.1 Looks like spam'),
        failure('CONNECTION_LOST', 2, null),
      ],
    },
  },
};

interface Opened {
  shipment?: ReturnType<typeof shipmentOf>;
  role?: Role;
  answers?: Record<string, Answer>;
}

async function show({ shipment = ended, role = 'OWNER', answers = {} }: Opened = {}) {
  const begun = shipmentOf({ phase: 'SENDING', figures: { scope: 1_000, sent: 988, failed: 0 } });
  let shipmentAnswer = failures;
  let retryAnswer: Answer = { data: { retryFailed: begun } };
  const asked = fakeServer({
    shipment: () => shipmentAnswer,
    retryFailed: () => retryAnswer,
    ...answers,
  });
  await showScreen(<RetryFailedButton shipment={shipment} />, { role });
  return {
    user: userEvent.setup(),
    sent: () => asked.filter(({ query }) => query.includes('retryFailed(')).map(({ variables }) => variables),
    answerRetry: (answer: Answer) => (retryAnswer = answer),
    answerFailures: (answer: Answer) => (shipmentAnswer = answer),
  };
}

async function open(opened: Opened = {}) {
  const shown = await show(opened);
  await shown.user.click(screen.getByRole('button', { name: 'Retry failed (12)' }));
  return { ...shown, dialog: await screen.findByRole('dialog') };
}

// What is fetched when it is first needed is slow to come while other tests run.
beforeAll(() =>
  Promise.all([campaignTexts.load('en'), deliveryTexts.load('en'), import('./RetryFailedDialog.js')]),
);

describe('retrying what failed', () => {
  it('asks, with how many failed by now and why', async () => {
    const { dialog, sent } = await open();
    expect(
      await within(dialog).findByRole('heading', { name: 'Try 13 failed messages again?' }),
    ).toBeTruthy();
    const reasons = within(dialog).getAllByRole('listitem');
    expect(reasons.map(({ textContent }) => textContent)).toEqual([
      '11Message refused“554 5.7.1 Looks like spam”',
      '2Connection lost',
    ]);
    expect(within(dialog).getByText(/bounced addresses stay out/)).toBeTruthy();
    expect(sent()).toEqual([]);
  });

  it('begins when it is confirmed, once, and says how many', async () => {
    const { user, dialog, sent } = await open();
    await user.click(await within(dialog).findByRole('button', { name: 'Retry 13 messages' }));
    expect(await screen.findByText('13 messages are tried again')).toBeTruthy();
    expect(sent()).toEqual([{ input: { shipmentId: '3' } }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('leaves them as they are when one does not want to', async () => {
    const { user, dialog, sent } = await open();
    await user.click(within(dialog).getByRole('button', { name: 'Leave them' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent()).toEqual([]);
    expect(screen.getByRole('button', { name: 'Retry failed (12)' })).toBeTruthy();
  });

  it('says why it could not begin, stays open with what it showed, and can be tried again', async () => {
    const { user, dialog, sent, answerRetry } = await open();
    const message = 'Another shipment of this campaign is under way.';
    answerRetry({ data: null, errors: [{ message, extensions: { code: 'CONFLICT' } }] });
    const confirm = await within(dialog).findByRole('button', { name: 'Retry 13 messages' });
    await user.click(confirm);
    expect((await within(dialog).findByRole('alert')).textContent).toBe(message);
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(2);
    answerRetry({ data: { retryFailed: shipmentOf() } });
    await user.click(confirm);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent()).toHaveLength(2);
  });

  it('says the reasons of a refusal, each once', async () => {
    const { user, dialog, answerRetry } = await open();
    const fields = ['content', 'subject'].map(path => ({ path, message: 'The mail has no subject yet.' }));
    answerRetry(refused('BAD_USER_INPUT', { fields }));
    await user.click(await within(dialog).findByRole('button', { name: 'Retry 13 messages' }));
    const alert = await within(dialog).findByRole('alert');
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['The mail has no subject yet.']);
  });

  it('asks all the same when the reasons cannot be had, and says so', async () => {
    const { dialog } = await open({ answers: { shipment: refused('INTERNAL', { reference: 'ab12' }) } });
    expect(await within(dialog).findByText('Why they failed could not be loaded')).toBeTruthy();
    expect(within(dialog).queryByRole('list')).toBeNull();
    expect(within(dialog).getByRole('button', { name: 'Retry 12 messages' })).toBeTruthy();
  });

  it('is offered only where something failed that can go out again, and to who may send', async () => {
    await show({ shipment: shipmentOf({ figures: { scope: 1_000, sent: 500, failed: 12 } }) });
    expect(screen.queryByRole('button')).toBeNull();
    await show({ role: 'AUTHOR' });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
