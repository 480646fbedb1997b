import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeServer } from '../../testing/fake-server.js';
import { showScreen } from '../../testing/show-screen.js';
import { TemplateCard } from './TemplateCard.js';
import { templateTexts } from './texts.js';

const template = { id: '3', name: 'Birthday card', updatedAt: '2026-11-12T14:00:00Z' };

async function open() {
  fakeServer({ renderPreview: { data: { renderPreview: { __typename: 'Preview', html: '' } } } });
  await showScreen(<TemplateCard template={template} onPreview={() => undefined} onCopy={() => undefined} />);
  return userEvent.setup();
}
const menuButton = () => screen.findByRole('button', { name: 'Actions for Birthday card' });

describe('the card of a template', () => {
  beforeAll(() => Promise.all([templateTexts.load('en'), import('../../components/menu/FloatingMenu.js')]));

  it('has its menu above the link that covers it', async () => {
    await open();
    const { position, zIndex } = getComputedStyle(await menuButton());
    expect({ position, zIndex }).toEqual({ position: 'relative', zIndex: '1' });
  });

  it('offers what can be done with it', async () => {
    const user = await open();
    await user.click(await menuButton());
    const entries = await screen.findAllByRole('menuitem');
    expect(entries.map(({ textContent }) => textContent)).toEqual(['Edit', 'Preview', 'Copy', 'Delete']);
  });
});
