import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EditorView } from '@codemirror/view';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { editorTexts } from '../editor/index.js';
import { userTexts } from '../users/texts.js';
import { fakeServer, refused, type Answer } from '../../testing/fake-server.js';
import { connection, showScreen } from '../../testing/show-screen.js';
import CampaignEditorPage from './CampaignEditorPage.js';
import { campaignTexts } from './texts.js';

const campaign = {
  __typename: 'Campaign',
  id: '7',
  name: 'Double points',
  channel: 'NOTIFICATION',
  subject: 'Saturday counts twice',
  preheader: '',
  content: '<p>Hello</p>',
  actionUrl: null,
  revision: 3,
  sender: null,
  latestShipment: null,
};
const preview = {
  __typename: 'Preview',
  subject: 'Saturday counts twice',
  html: '<p>Hello</p>',
  text: 'Hello',
  actionUrl: null,
  missing: [],
  user: null,
  issues: [],
};
const fault = (place: string, line: number | null, message: string) => ({
  __typename: 'RenderingIssue',
  severity: 'ERROR',
  place,
  line,
  message,
});

let onSave: () => Answer;
let theirs: object;
let issues: object[];
let missing: string[];
const saved = (more: object = {}): Answer => ({
  data: { updateCampaignContent: { ...campaign, revision: 4, ...more } },
});

beforeEach(() => {
  onSave = saved;
  theirs = {};
  issues = [];
  missing = [];
});
beforeAll(() =>
  Promise.all([
    campaignTexts.load('en'),
    editorTexts.load('en'),
    userTexts.load('en'),
    import('../../components/code/SourceEditor.js'),
  ]),
);

async function open() {
  const asked = fakeServer({
    campaign: () => ({ data: { campaign: { ...campaign, ...theirs } } }),
    updateCampaignContent: () => onSave(),
    renderPreview: () => ({ data: { renderPreview: { ...preview, issues, missing } } }),
    attributes: {
      data: { attributes: [{ __typename: 'Attribute', id: '1', key: 'plan', label: 'Coffee plan' }] },
    },
    users: { data: { users: connection('User', []) } },
  });
  const { router } = await showScreen(<CampaignEditorPage />, {
    at: '/campaigns/7/editor',
    path: '/campaigns/:id/editor',
    routes: [{ path: '/campaigns/:id', element: <p>The campaign</p> }],
  });
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  const source = await screen.findByRole('textbox', { name: 'HTML of Double points' });
  const saves = () =>
    asked
      .filter(({ query }) => query.includes('updateCampaignContent'))
      .map(({ variables }) => variables['input'] as Record<string, unknown>);
  return { user: userEvent.setup(), router, title, source, saves };
}
/** jsdom cannot type into the source editor. */
const writeInto = (source: HTMLElement, insert: string) =>
  act(() => {
    const view = EditorView.findFromDOM(source)!;
    view.dispatch({ changes: { from: view.state.doc.length, insert } });
  });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const alerts = () =>
  screen
    .getAllByRole('alert')
    .map(({ textContent }) => textContent)
    .filter(Boolean);

describe('the editor of a campaign', () => {
  it('has nothing to take back before anything is written', async () => {
    const { user, source } = await open();
    expect(button('Undo').disabled).toBe(true);
    expect(button('Redo').disabled).toBe(true);
    writeInto(source, '<p>More</p>');
    expect(button('Undo').disabled).toBe(false);
    await user.click(button('Undo'));
    expect(button('Undo').disabled).toBe(true);
    expect(button('Redo').disabled).toBe(false);
  });

  it('names what is empty for the person as people call it', async () => {
    missing = ['user.first_name', 'user.attributes.plan', 'user.tags'];
    await open();
    expect(
      await screen.findByText('Empty for this person: First name, Coffee plan, user.tags.'),
    ).toBeTruthy();
  });

  it('goes on saving once Chasqui can be reached again', async () => {
    const { user, title } = await open();
    onSave = () => new TypeError('Failed to fetch');
    await user.type(title, '!');
    await screen.findByText('Not saved: no connection. It is tried again by itself.');
    await user.click(button('Done'));
    await waitFor(() => expect(document.activeElement).toBe(button('Save now')));
    onSave = saved;
    await user.click(button('Save now'));
    await screen.findByText('Saved');
  });

  it('says a mistake in its place only, and Done leads there', async () => {
    const message = 'There is no variable “user.nme”.';
    const { user, title } = await open();
    issues = [fault('SUBJECT', null, message)];
    onSave = () => refused('BAD_USER_INPUT', { fields: [{ path: 'subject', message }] });
    await user.type(title, ' {{ "{{" }} user.nme }}');
    await user.click(button('Done'));
    await waitFor(() => expect(title.getAttribute('aria-invalid')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(title));
    // Beside the field, and once more for screen readers.
    expect(screen.getAllByText(message)).toHaveLength(2);
    expect(alerts()).toEqual(['Not saved', message]);
  });

  it('leads to the line of a mistake in the source', async () => {
    const message = '“<p>” is never closed.';
    const { user, source } = await open();
    writeInto(source, '\n<p>');
    issues = [fault('BODY', 2, message)];
    onSave = () =>
      refused('BAD_USER_INPUT', { fields: [{ path: 'content', message: `Line 2: ${message}` }] });
    await user.click(button('Done'));
    await waitFor(() => expect(document.activeElement).toBe(source));
    expect(source.querySelector('.cm-activeLine')?.textContent).toBe('<p>');
    expect(alerts()).toEqual(['Not saved', `Line 2: ${message}`]);
  });

  it('asks which counts when somebody else saved meanwhile', async () => {
    const { user, title, saves } = await open();
    onSave = () => refused('CONFLICT');
    await user.type(title, '!');
    await screen.findByText('Somebody else saved this message meanwhile');
    theirs = { subject: 'Sunday counts twice', revision: 9 };
    onSave = saved;
    await user.click(button('Load theirs'));
    await waitFor(() => expect(title.value).toBe('Sunday counts twice'));
    await user.click(
      within(screen.getByRole('region', { name: 'Messages' })).getByRole('button', { name: /Undo/ }),
    );
    await waitFor(() => expect(title.value).toBe('Saturday counts twice!'));
    await waitFor(() =>
      expect(saves().at(-1)).toMatchObject({ subject: 'Saturday counts twice!', revision: 9 }),
    );
  });

  it('keeps what is written here in place of what somebody else saved', async () => {
    const { user, title, saves } = await open();
    onSave = () => refused('CONFLICT');
    await user.type(title, '!');
    await screen.findByText('Somebody else saved this message meanwhile');
    theirs = { subject: 'Sunday counts twice', revision: 9 };
    onSave = saved;
    await user.click(button('Keep mine'));
    await screen.findByText('Saved');
    expect(saves().at(-1)).toMatchObject({ subject: 'Saturday counts twice!', revision: 9 });
    expect(title.value).toBe('Saturday counts twice!');
  });
});
