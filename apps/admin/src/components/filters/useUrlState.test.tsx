import { describe, expect, it } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { show } from '../../testing/show.js';
import { choiceParam, flagParam, idParam, sortParam, textParam } from './url-params.js';
import { useUrlState, type UrlState } from './useUrlState.js';

const schema = {
  channel: choiceParam(['EMAIL', 'NOTIFICATION']),
  tab: choiceParam(['all', 'mine'], 'all'),
  campaign: idParam(),
  search: textParam(),
  skipped: flagParam(),
  sort: sortParam(['name', 'sent'], { by: 'sent', direction: 'desc' }),
};
type State = UrlState<typeof schema>;
const seen: { state?: State } = {};
const now = () => seen.state!;

function Probe({ see }: { see: (state: State) => void }) {
  const state = useUrlState(schema);
  see(state);
  return <output>{JSON.stringify(state.values)}</output>;
}
const probe = <Probe see={state => Object.assign(seen, { state })} />;
const set = (...change: Parameters<State['set']>) => act(async () => now().set(...change));

describe('state in the URL', () => {
  it('is what the address says', async () => {
    await show(probe, {
      at: '/?channel=EMAIL&tab=mine&campaign=12&search=spring%20sale&skipped=1&sort=-name',
    });
    expect(now().values).toEqual({
      channel: 'EMAIL',
      tab: 'mine',
      campaign: '12',
      search: 'spring sale',
      skipped: true,
      sort: { by: 'name', direction: 'desc' },
    });
    expect(now().changed).toBe(true);
  });

  it('falls back where the address says nothing or nonsense', async () => {
    await show(probe, { at: '/?channel=PIGEON&sort=colour&campaign=' });
    expect(screen.getByText(/"channel":null/)).toBeTruthy();
    expect(now().values).toEqual({
      channel: null,
      tab: 'all',
      campaign: null,
      search: '',
      skipped: false,
      sort: { by: 'sent', direction: 'desc' },
    });
  });

  it('leaves out of the address what a fresh visit shows anyway', async () => {
    const { router } = await show(probe);
    expect(now().changed).toBe(false);
    await set({ channel: 'EMAIL', skipped: true });
    expect(router.state.location.search).toBe('?channel=EMAIL&skipped=1');
    await set({ channel: null, skipped: false });
    expect(router.state.location.search).toBe('');
  });

  it('starts lists at their first page, and keeps what is not its own', async () => {
    const { router } = await show(probe, { at: '/?other=1&after=c50' });
    await set({ search: 'spring' });
    expect(router.state.location.search).toBe('?other=1&search=spring');
  });

  it('can be gone back from, unless it only refined the last', async () => {
    const { router } = await show(probe);
    await set({ channel: 'EMAIL' });
    await set({ search: 's' }, { replace: true });
    await set({ search: 'sp' }, { replace: true });
    await act(async () => router.navigate(-1));
    expect(router.state.location.search).toBe('');
  });

  it('is cleared as a whole', async () => {
    const { router } = await show(probe, { at: '/?channel=EMAIL&search=x&other=1' });
    await act(async () => now().clear());
    expect(router.state.location.search).toBe('?other=1');
  });
});
