import { describe, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { show } from '../../testing/show.js';
import { FigureGrid, FigureTile } from '../figures/FigureTile.js';
import { ProgressLine } from '../status/ProgressLine.js';
import { StatusChip } from '../status/StatusChip.js';
import { AddressText } from './AddressLine.js';
import { Button } from './Button.js';
import { CopyButton } from './CopyButton.js';
import { initialsOf } from './Initials.js';
import { placeBeside } from './place-beside.js';
import { TagChips } from './TagChips.js';

const box = (left: number, top: number, width: number, height: number) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRectReadOnly;

describe('a button', () => {
  it('keeps the focus and does nothing more while it works', async () => {
    const user = userEvent.setup();
    const onClick = jest.fn();
    await show(
      <Button loading onClick={onClick}>
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Save' });
    await user.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a copy button', () => {
  it('says that it copied, or that the browser refused', async () => {
    const user = userEvent.setup();
    await show(<CopyButton text="ana@example.org" label="Copy the address" />);
    await user.click(screen.getByRole('button', { name: 'Copy the address' }));
    expect(await screen.findByText('Copied', { selector: '[role="status"]' })).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('ana@example.org');

    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Copy the address' }));
    expect(await screen.findByText(/did not allow/, { selector: '[role="status"]' })).toBeTruthy();
  });
});

describe('an address', () => {
  it.each([
    ['ana.quispe@correo.example.org', 'ana.|quispe@|correo.|example.|org'],
    ['https://example.org/of/ana', 'https://|example.|org/|of/|ana'],
    ['Dr. Ana Quispe', 'Dr. Ana Quispe'],
    ['', ''],
  ])('%s may break like %s', async (text, pieces) => {
    const { container } = await show(<AddressText text={text} />);
    expect(container.innerHTML.replaceAll('<wbr>', '|')).toContain(pieces);
  });
});

describe('initials', () => {
  it.each([
    ['Ana María Quispe', 'AQ'],
    ['ángel@example.org', 'ÁO'],
    ['Ana', 'A'],
    ['', ''],
    ['👩🏽‍🚀 Luz', '👩🏽‍🚀L'],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('tags', () => {
  it('are counted beyond a few, and never hidden behind a lone "+1"', async () => {
    const { unmount } = await show(<TagChips label="Tags" tags={['a', 'b', 'c', 'd', 'e']} limit={3} />);
    expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual(['a', 'b', 'c', '+2']);
    unmount();
    await show(<TagChips label="Tags" tags={['a', 'b', 'c', 'd']} limit={3} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
  });

  it('open the rest on focus', async () => {
    await show(<TagChips label="Tags" tags={['a', 'b', 'c', 'd', 'e']} limit={3} />);
    await act(async () => screen.getByText('+2').focus());
    expect((await screen.findByRole('tooltip')).textContent).toBe('d, e');
    expect(screen.getByText('+2').getAttribute('aria-describedby')).toBe(screen.getByRole('tooltip').id);
  });
});

describe('a bubble', () => {
  const window = { width: 400, height: 300 };
  it('stands above its target, centred', () => {
    expect(placeBeside(box(180, 100, 40, 20), { width: 100, height: 30 }, window)).toEqual({
      left: 150,
      top: 64,
    });
  });
  it('stands below where there is no room above, and never leaves the window', () => {
    expect(placeBeside(box(0, 10, 20, 20), { width: 100, height: 30 }, window)).toEqual({ left: 8, top: 36 });
    expect(placeBeside(box(390, 100, 10, 20), { width: 100, height: 30 }, window).left).toBe(292);
  });
});

describe('a progress line', () => {
  it('says percentage, rate and time left in words, and never 100 % too early', async () => {
    await show(<ProgressLine label="Spring sale" share={0.9999} ratePerSecond={311.6} secondsLeft={190} />);
    const line = screen.getByRole('progressbar', { name: 'Spring sale' });
    expect(line.getAttribute('aria-valuenow')).toBe('99');
    expect(line.getAttribute('aria-valuetext')).toBe('99\u00A0% · 312 per second · about 3 minutes left');
  });

  it('says that it is paused instead of how fast it is', async () => {
    await show(<ProgressLine label="Spring sale" share={0.41} ratePerSecond={312} secondsLeft={9} paused />);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('41\u00A0% · paused');
  });

  it('has no value while nobody can know it', async () => {
    await show(<ProgressLine label="Spring sale" />);
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
  });
});

describe('a figure', () => {
  it('explains itself on focus, and says why it is missing', async () => {
    await show(
      <FigureGrid>
        <FigureTile label="Reach" value={41_190} definition="Users who got a message." />
        <FigureTile label="Opens" value={null} missing="Nothing was sent yet" />
        <FigureTile label="Sent" value={{ value: 10_000, exact: false }} share="all of them" />
      </FigureGrid>,
    );
    expect(screen.getByText('41,190')).toBeTruthy();
    expect(screen.getByText('10,000+')).toBeTruthy();
    expect(screen.getAllByText('Nothing was sent yet').length).toBeGreaterThan(0);
    await act(async () => screen.getByRole('button', { name: 'Reach' }).focus());
    expect((await screen.findByRole('tooltip')).textContent).toBe('Users who got a message.');
  });
});

describe('a status', () => {
  it('is a word with an icon that is only decoration', async () => {
    await show(<StatusChip icon={SyncOutlined} word="Sending" running tone="accent" />);
    const chip = screen.getByText('Sending');
    expect(chip.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
});
