import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ask } from './ask.js';
import { describeInBrowser, launchBrowser } from './chromium.js';
import { startProduct, type Product } from './product.js';
import { visit } from './visitor.js';
import { waitUntil } from './wait-until.js';

jest.setTimeout(240_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every screen, with what shows that it is there. `%c`, `%m`, `%d`, `%t`: the first campaign, mail, delivery, template. */
const SCREENS: readonly (readonly [string, RegExp])[] = [
  ['/campaigns', /^Campaigns$/],
  ['/campaigns/new', /^New campaign$/],
  ['/campaigns/%c', /Tide Table/],
  ['/campaigns/%c/edit', /^Edit/],
  ['/campaigns/%c/editor', /Tide Table/],
  ['/deliveries', /^Message deliveries$/],
  ['/deliveries/%d', /\S/],
  ['/templates', /^Templates$/],
  ['/templates/%t', /\S/],
  ['/unsubscriptions', /^Unsubscriptions$/],
  ['/settings', /^Settings$/],
  ['/settings/retries', /^Settings$/],
  ['/settings/relays', /^Relays$/],
  ['/settings/relays/new', /^New relay$/],
  ['/mailbox', /^Mailbox$/],
  ['/mailbox/%m', /\S/],
  ['/nowhere', /./],
];

let product: Product;
let browser: Browser;
let ids: Record<string, string>;

describeInBrowser('every screen', () => {
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    const { page, close } = await visit(browser, product);
    ids = await findIds(page);
    await close();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each([
    ['on a desk, light', { width: 1280, height: 900 }, 'light'],
    ['on a desk, dark', { width: 1280, height: 900 }, 'dark'],
    ['on a phone, light', { width: 375, height: 740 }, 'light'],
  ] as const)(
    '%s: axe finds nothing serious, and nothing sticks out at the side',
    async (_name, viewport, colorScheme) => {
      const { page, trouble, close } = await visit(browser, product, { viewport, colorScheme });
      const found: string[] = [];
      for (const [path, heading] of SCREENS) {
        const address = path.replaceAll(/%(\w)/g, (_, key: string) => ids[key] ?? '');
        await page.goto(product.url + address);
        if (path !== '/nowhere')
          await page
            .getByRole('heading', { level: 1, name: heading })
            .or(page.locator('main h2', { hasText: heading }))
            .first()
            .waitFor();
        await page.waitForLoadState('networkidle');
        found.push(...(await seriousFaults(page)).map(fault => `${address}: ${fault}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push(`${address}: ${wide} px stick out`);
      }
      expect(found).toEqual([]);
      expect(trouble).toEqual([]);
      await close();
    },
  );

  it('speaks Spanish to who prefers it', async () => {
    const { page, close } = await visit(browser, product, { locale: 'es-ES' });
    await page.getByRole('link', { name: 'Nueva campaña' }).waitFor();
    await page.goto(`${product.url}/campaigns/${ids.c}`);
    await page.getByText('Aperturas únicas').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await close();
  });

  it('is reached by keyboard: the palette finds a campaign by a part of its name', async () => {
    const { page, close } = await visit(browser, product);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('tide tab');
    await page.getByRole('option', { name: /The Tide Table/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/campaigns/${ids.c}$`));
    await close();
  });
});

interface First {
  campaigns: { nodes: { id: string }[] };
  deliveries: { nodes: { id: string }[] };
  templates: { id: string }[];
  mailboxMessages: { nodes: { id: string }[] };
}

/** The first of each kind, once there is one of each. */
async function findIds(page: Page): Promise<Record<string, string>> {
  let found: Record<string, string> = {};
  await waitUntil(async () => {
    const { campaigns, deliveries, templates, mailboxMessages } = await ask<First>(
      page,
      `{ campaigns(filter: { search: "The Tide Table" }, first: 1) { nodes { id } } deliveries(first: 1) { nodes { id } }
        templates { id } mailboxMessages(first: 1) { nodes { id } } }`,
    );
    const [c, d, t, m] = [campaigns.nodes[0], deliveries.nodes[0], templates[0], mailboxMessages.nodes[0]];
    if (!c || !d || !t || !m) return false;
    found = { c: c.id, d: d.id, t: t.id, m: m.id };
    return true;
  }, 120_000);
  return found;
}

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string; failureSummary: string }[] }[];
}

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>(
    // What is inside the frames is what members wrote.
    `axe.run(document, { iframes: false, resultTypes: ['violations'] })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary.slice(0, 300)}`,
    );
}
