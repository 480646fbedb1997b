import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './chromium.js';
import { startProduct, type Product } from './product.js';
import { visit, type Visitor } from './visitor.js';
import { waitUntil } from './wait-until.js';

jest.setTimeout(240_000);

let product: Product;
let browser: Browser;
let visitor: Visitor;
let page: Page;

describeInBrowser('the main job, as a marketer does it', () => {
  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser();
    visitor = await visit(browser, product);
    page = visitor.page;
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const NAME = 'Spring at the roastery';
  let campaign: string;

  const figure = async (label: string): Promise<number> => {
    const tile = page.locator('dl > div', { has: page.getByText(label, { exact: true }) });
    return Number((await tile.locator('dd').first().innerText()).replaceAll(/\D/g, ''));
  };
  const untilFigure = (label: string, wanted: (value: number) => boolean) =>
    waitUntil(async () => wanted(await figure(label)));

  it('makes a campaign from a template', async () => {
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByLabel('Name', { exact: true }).fill(NAME);
    await page.getByLabel('Subject').fill('{{ user.first_name | default: "Hello" }}, spring is here');
    await page.getByRole('radio', { name: 'Newsletter' }).check();
    await page.getByText(/^Reaches \d/).waitFor();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.waitForURL(/\/campaigns\/\d+\/editor$/);
    campaign = /campaigns\/(\d+)/.exec(page.url())?.[1] ?? '';
  });

  it('edits it beside a live preview, is told what is wrong, and it saves itself', async () => {
    const code = page.getByLabel(`MJML of ${NAME}`);
    const preview = page.frameLocator('iframe');
    await preview.getByText('The Tide Table').first().waitFor();
    await code.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+f');
    await page.getByPlaceholder('Find').fill('A letter from the roastery in Puerto Claro');
    await page.getByPlaceholder('Replace').fill('A letter for {{ user.frist_name }}');
    await page.getByRole('button', { name: 'replace all' }).click();
    await page.getByText('"user.frist_name" is not known. Did you mean user.first_name?').first().waitFor();
    await page.getByPlaceholder('Find').fill('frist_name');
    await page.getByPlaceholder('Replace').fill('first_name');
    await page.getByRole('button', { name: 'replace all' }).click();
    await page.keyboard.press('Escape');
    await preview.getByText(/^A letter for [A-ZÁÉÍÓÚ]/).waitFor();
    await page.getByText(/^Saved .*ago/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.waitForURL(new RegExp(`/campaigns/${campaign}$`));
    await page.getByText('Never sent').waitFor();
  });

  it('sends a test, which counts nowhere', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Send test' }).click();
    await page.getByLabel('To', { exact: true }).fill('reviewer@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Send test' }).click();
    await page.getByText('Test sent').waitFor();
    const sheet = await visitor.page.context().newPage();
    // The demo's campaign may still be going out into the same mailbox.
    await sheet.goto(`${product.url}/mailbox`);
    await sheet.getByLabel('Search mails').fill('reviewer@example.com');
    await sheet
      .getByRole('link', { name: /reviewer@example\.com/ })
      .first()
      .click();
    await sheet
      .frameLocator('iframe')
      .getByText(/^A letter for/)
      .waitFor();
    await sheet.close();
    expect(await figure('Sent')).toBe(0);
  });

  it('launches it with ten seconds to undo, and watches it go', async () => {
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Send to \d/ })
      .click();
    await page.getByText(/^Starts in \d+ seconds?/).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    // "Canceled" stands there only until the screen hears that such a launch leaves no trace.
    await page.getByText('Never sent').waitFor();
    expect(await figure('Sent')).toBe(0);

    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Send to \d/ })
      .click();
    await page.getByText(/^Starts in \d+ seconds?/).waitFor();
    await page.getByRole('main').getByText('Completed').first().waitFor({ timeout: 60_000 });
    await untilFigure('Sent', sent => sent > 900);
    expect(await figure('Reach')).toBe(await figure('Sent'));
  });

  it('opens a mail in the mailbox, clicks in it, and sees both counted', async () => {
    const sheet = await page.context().newPage();
    await sheet.goto(`${product.url}/mailbox`);
    await sheet
      .getByRole('link', { name: /spring is here/ })
      .first()
      .click();
    const mail = sheet.frameLocator('iframe');
    await mail.getByText('The Tide Table').first().waitFor();
    await untilFigure('Unique opens', opens => opens >= 1);
    const [opened] = await Promise.all([
      sheet.context().waitForEvent('page'),
      mail
        .getByRole('link', { name: /coffee|order|recipe|bag/i })
        .first()
        .click(),
    ]);
    // The link leads out to an address that nobody answers here; that it was clicked is what counts.
    await opened.close();
    await untilFigure('Unique clicks', clicks => clicks >= 1);

    const [leaving] = await Promise.all([
      sheet.context().waitForEvent('page'),
      mail
        .getByRole('link', { name: /unsubscribe/i })
        .first()
        .click(),
    ]);
    await leaving.getByRole('button', { name: /unsubscribe/i }).click();
    await leaving
      .getByText(/no longer|unsubscribed/i)
      .first()
      .waitFor();
    await leaving.close();
    await sheet.close();
    await waitUntil(async () => /Unsubscribed [1-9]/.test(await page.getByRole('main').innerText()));
  });

  it('finds the delivery with its timeline, and the next launch skips who left', async () => {
    await page.getByRole('link', { name: 'All deliveries' }).click();
    await page.waitForURL(/\/deliveries\?campaign=/);
    await page
      .getByText(/deliveries$/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Unsubscriptions' }).click();
    await page.getByRole('link', { name: NAME }).first().waitFor();
    await page.goto(`${product.url}/campaigns/${campaign}`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/\d+ unsubscribed/)
      .waitFor();
  });

  it('met no error on the way', () => {
    const strangers = visitor.trouble.filter(text => !/example\.com|ERR_NAME_NOT_RESOLVED/.test(text));
    expect(strangers).toEqual([]);
  });
});
