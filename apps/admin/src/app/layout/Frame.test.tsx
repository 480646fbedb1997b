import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { Page } from '../../components/page/Page.js';
import { PageHeader } from '../../components/page/PageHeader.js';
import { show } from '../../testing/show.js';
import { appTexts } from '../texts.js';
import { Frame } from './Frame.js';

const sections = [
  {
    label: 'Audience',
    items: [
      { to: '/', label: 'Users', icon: GroupOutlined, onPhone: true },
      { to: '/targets', label: 'Targets', icon: GroupOutlined },
    ],
  },
];
const onSignOut = jest.fn();

const Screen = ({ title }: { title: string }) => (
  <Frame sections={sections} member={{ name: 'Ana Quispe', email: 'ana@example.org' }} onSignOut={onSignOut}>
    <Page>
      <PageHeader title={title} />
    </Page>
  </Frame>
);
const routes = [{ path: '/targets', element: <Screen title="Targets" /> }];
const open = async () => {
  await Promise.all([appTexts.load('en'), appTexts.load('es')]);
  return show(<Screen title="Users" />, { routes });
};
/** The navigation at the left; the phone's bar is the other one, and a style sheet decides which is seen. */
const sidebar = () => screen.getAllByRole('navigation', { name: /Navigation|Navegación/ })[0]!;

describe('the frame', () => {
  beforeEach(() => {
    localStorage.clear();
    onSignOut.mockClear();
  });

  it('says in the tab where one is, and marks it in the navigation', async () => {
    await open();
    expect(document.title).toBe('Users · Chasqui');
    expect(within(sidebar()).getByRole('link', { name: 'Users' }).getAttribute('aria-current')).toBe('page');
  });

  it('moves the focus to the title of the page that one went to, and not at the start', async () => {
    const user = userEvent.setup();
    await open();
    expect(document.activeElement).toBe(document.body);
    await user.click(within(sidebar()).getByRole('link', { name: 'Targets' }));
    await waitFor(() => expect(document.title).toBe('Targets · Chasqui'));
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Targets' }));
  });

  it('lets the keyboard skip to the content', async () => {
    const user = userEvent.setup();
    await open();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the content');
    expect(document.activeElement?.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`);
  });

  it('folds to icons that still have their names, and remembers it', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole('button', { name: 'Fold the navigation' }));
    expect(within(sidebar()).getByRole('link', { name: 'Targets' }).textContent).toBe('');
    expect(localStorage.getItem('chasqui.navigation')).toBe('folded');
  });

  it('changes light and dark, and the language, from the menu of the member', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole('button', { name: /Ana Quispe/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    expect(document.documentElement.getAttribute('data-scheme')).toBe('dark');
    expect(localStorage.getItem('chasqui.mode')).toBe('dark');
    expect(screen.getByRole('menuitemradio', { name: 'Dark' }).getAttribute('aria-checked')).toBe('true');

    await user.click(screen.getByRole('menuitemradio', { name: 'Español' }));
    await waitFor(() => expect(document.documentElement.lang).toBe('es'));
    expect(screen.getByRole('menuitemradio', { name: 'Oscura' })).toBeTruthy();
  });

  it('signs out from there', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole('button', { name: /Ana Quispe/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledTimes(1);
  });
});
