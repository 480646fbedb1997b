import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useNavigate } from 'react-router';
import { show } from '../../testing/show.js';
import { TextLink } from '../bits/TextLink.js';
import { FormPage } from './FormPage.js';
import { SwitchField } from './SwitchField.js';
import { TextField } from './TextField.js';
import { useForm, type Refusal } from './useForm.js';

const saved: object[] = [];
let refusal: Refusal | undefined;
let goAfterSave: string | undefined;

function CampaignForm() {
  const navigate = useNavigate();
  const form = useForm({
    initial: { name: 'Spring', subject: '', targeting: false },
    check: ({ name }) => (name.trim() === '' ? { name: 'Give it a name, so that you find it again.' } : {}),
    save: async values => {
      saved.push(values);
      if (refusal) return refusal;
      if (goAfterSave !== undefined) await navigate(goAfterSave);
      return undefined;
    },
  });
  return (
    <FormPage form={form} title="New campaign" back={{ to: '/campaigns', label: 'Campaigns' }}>
      <TextField {...form.text('name')} label="Name" />
      <TextField {...form.text('subject')} label="Subject" optional help="What the mail is about." />
      <SwitchField {...form.flag('targeting')} label="Enable targeting" />
      <TextLink to="/users">Users</TextLink>
    </FormPage>
  );
}

const routes = [
  { path: '/campaigns', element: <p>The list</p> },
  { path: '/users', element: <p>The users</p> },
];
const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  saved.length = 0;
  refusal = undefined;
  goAfterSave = undefined;
});

describe('a form', () => {
  it('saves what was entered, by its button and by Ctrl+S', async () => {
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    await user.type(field('Subject optional'), 'Hello');
    await user.click(screen.getByRole('switch', { name: 'Enable targeting' }));
    await user.click(button('Save'));
    expect(saved).toEqual([{ name: 'Spring', subject: 'Hello', targeting: true }]);

    await user.keyboard('{Control>}s{/Control}');
    expect(saved).toHaveLength(2);
  });

  it('says everything that is wrong with one field, each thing once', async () => {
    const user = userEvent.setup();
    refusal = {
      fields: [
        { path: 'subject.length', message: 'It is too long.' },
        { path: 'subject.line[1]', message: 'One line only.' },
        { path: 'subject.line[2]', message: 'One line only.' },
      ],
    };
    await show(<CampaignForm />, { routes });
    await user.click(button('Save'));
    expect(await screen.findByText('It is too long. One line only.')).toBeTruthy();
  });

  it('says in its place what the server refused, goes there, and keeps what was typed', async () => {
    refusal = {
      fields: [
        { path: 'subject', message: 'Write a subject.' },
        { path: 'replyTo.address', message: 'The default address is wrong.' },
      ],
    };
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    await user.type(field('Name'), ' sale');
    await user.click(button('Save'));

    const subject = field('Subject optional');
    expect(document.activeElement).toBe(subject);
    expect(subject.getAttribute('aria-invalid')).toBe('true');
    const described = subject
      .getAttribute('aria-describedby')!
      .split(' ')
      .map(id => document.getElementById(id)!.textContent);
    expect(described).toEqual(['Write a subject.', 'What the mail is about.']);
    expect(screen.getByRole('alert').textContent).toContain('The default address is wrong.');
    expect(field('Name')).toHaveProperty('value', 'Spring sale');

    await user.type(subject, 'x');
    expect(subject.getAttribute('aria-invalid')).toBeNull();
  });

  it('takes back what it said of fields once they are changed, and only that', async () => {
    const subject = { path: 'subject', message: 'Write a subject.' };
    refusal = { message: 'It cannot stay like this.', fields: [subject] };
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    await user.click(button('Save'));
    expect(screen.getByRole('alert').textContent).toContain('It cannot stay like this.');
    await user.type(field('Subject optional'), 'x');
    expect(screen.queryByRole('alert')).toBeNull();

    refusal = { message: 'Someone else changed it.' };
    await user.click(button('Save'));
    await user.type(field('Subject optional'), 'y');
    expect(screen.getByRole('alert').textContent).toContain('Someone else changed it.');
  });

  it('does not ask the server about what it can see itself', async () => {
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    await user.clear(field('Name'));
    await user.click(button('Save'));
    expect(saved).toEqual([]);
    expect(screen.getByText(/Give it a name/)).toBeTruthy();
    expect(document.activeElement).toBe(field('Name'));
  });

  it('says that it was not saved when something breaks, and reports it', async () => {
    const reported = jest.fn();
    Object.defineProperty(globalThis, 'reportError', { value: reported, configurable: true });
    goAfterSave = undefined;
    refusal = new Proxy(
      {},
      {
        get: () => {
          throw new Error('broken');
        },
      },
    );
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    await user.click(button('Save'));
    expect(screen.getByText('It could not be saved')).toBeTruthy();
    expect(reported).toHaveBeenCalledTimes(1);
  });
});

const leaveDirty = async () => {
  const user = userEvent.setup();
  const shown = await show(<CampaignForm />, { routes });
  await user.type(field('Name'), '!');
  await user.click(screen.getByRole('link', { name: 'Users' }));
  return { user, ...shown };
};
const unload = () => {
  const event = new Event('beforeunload', { cancelable: true });
  fireEvent(window, event);
  return event.defaultPrevented;
};

describe('leaving with unsaved work', () => {
  it('asks, and stays with everything kept', async () => {
    const { user, router } = await leaveDirty();
    await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(button('Stay here'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(router.state.location.pathname).toBe('/');
    expect(field('Name')).toHaveProperty('value', 'Spring!');
  });

  it('leaves when told to', async () => {
    const { user, router } = await leaveDirty();
    await screen.findByRole('dialog');
    await user.click(button('Leave'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/users'));
  });

  it('asks once more at the second try', async () => {
    const { user } = await leaveDirty();
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('link', { name: 'Campaigns' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('does not ask when there is nothing to lose', async () => {
    const user = userEvent.setup();
    const { router } = await show(<CampaignForm />, { routes });
    await user.click(button('Cancel'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/campaigns'));
  });

  it('does not ask about what was typed and taken back', async () => {
    const user = userEvent.setup();
    const { router } = await show(<CampaignForm />, { routes });
    await user.type(field('Name'), '!{Backspace}');
    await user.click(button('Cancel'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/campaigns'));
  });

  it('does not ask when saving itself goes elsewhere', async () => {
    goAfterSave = '/users';
    const user = userEvent.setup();
    const { router } = await show(<CampaignForm />, { routes });
    await user.type(field('Name'), '!');
    await user.click(button('Save'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/users'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('holds the closing tab only while there is something to lose', async () => {
    const user = userEvent.setup();
    await show(<CampaignForm />, { routes });
    expect(unload()).toBe(false);
    await user.type(field('Name'), '!');
    expect(unload()).toBe(true);
    await user.click(button('Save'));
    await act(async () => undefined);
    expect(unload()).toBe(false);
  });
});
