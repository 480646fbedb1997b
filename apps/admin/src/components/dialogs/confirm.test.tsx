import { describe, expect, it, jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../../testing/show.js';
import ConfirmDialog, { type Question } from './ConfirmDialog.js';
import { useConfirm } from './ConfirmProvider.js';

const question: Question = {
  title: 'Delete “Spring sale”?',
  goes: ['2 shipments', '18,204 deliveries'],
  confirm: 'Delete campaign',
  keep: 'Keep it',
  tone: 'bad',
};
const button = (name: string) => screen.getByRole('button', { name });

describe('a question', () => {
  it('is titled with it, lists what goes, and starts on the way back where something is lost', async () => {
    await show(<ConfirmDialog {...question} onConfirm={() => undefined} onKeep={() => undefined} />);
    expect(screen.getByRole('dialog', { name: question.title })).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual(question.goes);
    expect(document.activeElement).toBe(button('Keep it'));
  });

  it('lets go on only when the word was typed', async () => {
    const user = userEvent.setup();
    const onConfirm = jest.fn<() => void>();
    await show(<ConfirmDialog {...question} typed="delete" onConfirm={onConfirm} onKeep={() => undefined} />);
    const field = screen.getByRole('textbox', { name: 'Type delete to confirm' });
    expect(document.activeElement).toBe(field);

    await user.type(field, 'delet{Enter}');
    expect(button('Delete campaign')).toHaveProperty('disabled', true);
    expect(onConfirm).not.toHaveBeenCalled();
    await user.type(field, 'e{Enter}');
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it('acts once however often it is clicked while it works', async () => {
    const user = userEvent.setup();
    const steps: (() => void)[] = [];
    const onConfirm = jest.fn(() => new Promise<void>(resolve => void steps.push(resolve)));
    await show(<ConfirmDialog {...question} onConfirm={onConfirm} onKeep={() => undefined} />);
    await user.click(button('Delete campaign'));
    await user.click(button('Delete campaign'));
    expect(onConfirm).toHaveBeenCalledTimes(1);
    expect(button('Delete campaign').getAttribute('aria-busy')).toBe('true');
    await act(async () => steps.forEach(done => done()));
    expect(button('Delete campaign').getAttribute('aria-busy')).toBeNull();
  });
});

describe('useConfirm', () => {
  const answers: boolean[] = [];
  function Asking() {
    const confirm = useConfirm();
    return (
      <button type="button" onClick={() => void confirm(question).then(answer => answers.push(answer))}>
        Delete
      </button>
    );
  }

  it('answers yes to the verb, and no to the way back and to Escape', async () => {
    const user = userEvent.setup();
    await show(<Asking />);
    const ask = async (leave: () => Promise<void>) => {
      await user.click(button('Delete'));
      await screen.findByRole('dialog');
      await leave();
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    };
    await ask(() => user.click(button('Delete campaign')));
    await ask(() => user.click(button('Keep it')));
    await ask(() => user.keyboard('{Escape}'));
    expect(answers).toEqual([true, false, false]);
  });
});
