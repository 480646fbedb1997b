import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ScriptedRelay, USUAL_OFFERS } from '@chasqui/smtp/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { ask } from './ask.js';
import { describeInBrowser, launchBrowser } from './chromium.js';
import { startProduct, type Product } from './product.js';
import { visit, type Visitor } from './visitor.js';
import { waitUntil } from './wait-until.js';

jest.setTimeout(240_000);

/** Nothing listens on the port of `discard`. */
const NOBODY = 9;
const OFFERS = [...USUAL_OFFERS, 'AUTH PLAIN'];
const KNOWN = Buffer.from('\0ana\0correct horse').toString('base64');
const READERS = ['ana', 'ben', 'cleo'].map(name => `${name}@reader.example`);

let provider: ScriptedRelay;
let spare: ScriptedRelay;
let product: Product;
let browser: Browser;
let visitor: Visitor;
let page: Page;
let campaign: string;

describeInBrowser('relays, as an owner keeps them', () => {
  beforeAll(async () => {
    provider = await ScriptedRelay.listen({
      offers: OFFERS,
      answers: {
        AUTH: line => (line.endsWith(KNOWN) ? undefined : '535 5.7.8 This is not the password'),
      },
    });
    spare = await ScriptedRelay.listen();
    product = await startProduct({
      CHASQUI_DEMO: '0',
      RELAY_PORTS: [NOBODY, provider.port, spare.port].join(','),
    });
    browser = await launchBrowser();
    visitor = await visit(browser, product);
    page = visitor.page;
    campaign = await makeCampaign();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await ScriptedRelay.closeAll();
  });

  it('begin with the built-in mailbox, which says that nothing reaches a reader', async () => {
    await page.goto(`${product.url}/settings/relays`);
    await page.getByText(/catches all mail, and nothing reaches a reader/).waitFor();
    await rowOf('Built-in mailbox').getByText('Takes mail').waitFor();
  });

  it('are tried out before they are saved: where nobody listens, it says what to check', async () => {
    await page.getByRole('link', { name: 'Add relay' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Provider');
    await page.getByLabel('Server').fill('127.0.0.1');
    await page.getByLabel('Protection').selectOption({ label: 'None' });
    await page.getByLabel('Port').fill(String(NOBODY));
    await tryOut();
    const alert = page.getByRole('alert');
    await alert.getByText('The server was not reached').waitFor();
    await alert.getByText(/connect ECONNREFUSED/).waitFor();
    await alert.getByText('Nothing listens there. Check host and port.').waitFor();
  });

  it('say so in their own words when the password is wrong, and what was written stays', async () => {
    await page.getByLabel('Port').fill(String(provider.port));
    await page.getByLabel('Username').fill('ana');
    await page.getByLabel('Password').fill('wrong');
    await tryOut();
    const alert = page.getByRole('alert');
    await alert.getByText('Signing in did not work').waitFor();
    await alert.getByText('535 5.7.8 This is not the password').waitFor();
    await alert.getByText(/Check username and password\./).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Provider');
  });

  it('tell what they offer once the password is right', async () => {
    await page.getByLabel('Password').fill('correct horse');
    await tryOut();
    const status = page.getByRole('status').filter({ hasText: 'The connection works' });
    await status.getByText('The connection works, and so does signing in').waitFor();
    const offered = await status.getByRole('listitem').allInnerTexts();
    expect(offered).toEqual([
      'Not encrypted',
      'Takes several commands at once (PIPELINING)',
      'Takes messages of up to 10.5 MB',
      'Takes text in any script as it is (8BITMIME)',
      'Takes addresses with letters beyond ASCII (SMTPUTF8)',
      'Offers to sign in by PLAIN',
    ]);
    expect(provider.messages).toEqual([]);
  });

  it('are saved, and the mailbox is switched off', async () => {
    await save();
    await rowOf('Provider').getByText(`127.0.0.1:${provider.port}`).waitFor();
    await rowOf('Provider').getByText('Takes mail').waitFor();
    await rowOf('Built-in mailbox').getByText('Off', { exact: true }).waitFor();
  });

  it('stand in an order, which the owner changes', async () => {
    await page.getByRole('link', { name: 'Add relay' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Spare');
    await page.getByLabel('Server').fill('127.0.0.1');
    await page.getByLabel('Protection').selectOption({ label: 'None' });
    await page.getByLabel('Port').fill(String(spare.port));
    await save();
    await untilOrder('Provider', 'Spare', 'Built-in mailbox');
    await choose('Spare', 'Move up');
    await untilOrder('Spare', 'Provider', 'Built-in mailbox');
    await choose('Spare', 'Move down');
    await untilOrder('Provider', 'Spare', 'Built-in mailbox');
  });

  it('carry a campaign: the first in the order takes all of it', async () => {
    await launch();
    await waitUntil(() => arrived(provider), 120_000);
    expect(spare.messages).toEqual([]);
    expect(provider.messages[0]?.content).toContain('Subject: What is new');
    await page.getByRole('main').getByText('Completed').first().waitFor();
  });

  it('say in their own words that they take no mail any more, and the next one steps in', async () => {
    const closed = '421 4.3.2 We are closed for stocktaking';
    provider.script = {
      offers: OFFERS,
      answers: { GREETING: { say: closed, and: 'close' }, MAIL: { say: closed, and: 'close' } },
    };
    await launch();
    await waitUntil(() => arrived(spare), 120_000);
    expect(provider.messages).toHaveLength(READERS.length);
    await page.goto(`${product.url}/settings/relays`);
    await rowOf('Provider').getByText('In trouble').waitFor();
    await rowOf('Provider').getByText(closed, { exact: true }).waitFor();
    await rowOf('Spare').getByText('Takes mail').waitFor();
  });

  it('are deleted after a question that names them', async () => {
    await choose('Provider', 'Delete relay');
    const dialog = page.getByRole('dialog', { name: 'Delete the relay Provider?' });
    await dialog.getByText(/Mail that waits leaves through the other relays/).waitFor();
    await dialog.getByRole('button', { name: 'Delete relay' }).click();
    await page.getByText('Provider was deleted').waitFor();
    await untilOrder('Spare', 'Built-in mailbox');
  });

  it('met no error on the way', () => {
    expect(visitor.trouble).toEqual([]);
  });
});

const tryOut = () => page.getByRole('button', { name: 'Test the connection' }).click();

async function save(): Promise<void> {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/settings\/relays$/);
}

const rowOf = (relay: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: relay, exact: true }) });

async function choose(relay: string, entry: string): Promise<void> {
  await rowOf(relay).getByRole('button').click();
  await page.getByRole('menuitem', { name: entry }).click();
}

const untilOrder = (...names: string[]) =>
  waitUntil(async () => {
    const rows = page.getByRole('table', { name: 'Relays' }).getByRole('row').getByRole('link');
    return (await rows.allInnerTexts()).join() === names.join();
  });

/** Sends the campaign to everybody, as a member does. */
async function launch(): Promise<void> {
  await page.goto(`${product.url}/campaigns/${campaign}`);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Send to ${READERS.length} people` })
    .click();
  await page.getByText(/^Starts in \d+ seconds?/).waitFor();
}

/** Whether every reader's mail has come to a relay, once. */
async function arrived(relay: ScriptedRelay): Promise<boolean> {
  return (
    relay.messages
      .flatMap(message => message.to)
      .toSorted()
      .join() === READERS.join()
  );
}

/** A sender, three readers and a campaign to them. */
async function makeCampaign(): Promise<string> {
  await ask(
    page,
    `mutation ($settings: UpdateSettingsInput!, $people: UpsertUsersInput!) {
      updateSettings(input: $settings) { organisationName } upsertUsers(input: $people) { created } }`,
    {
      settings: {
        organisationName: 'Norte & Mar',
        postalAddress: 'Muelle Viejo 3, Puerto Claro',
        senders: [{ name: 'Norte & Mar', address: 'hello@norteymar.example', isDefault: true }],
      },
      people: { users: READERS.map(email => ({ externalId: email, email })) },
    },
  );
  const { createCampaign } = await ask<{ createCampaign: { id: string } }>(
    page,
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { id } }`,
    {
      input: {
        name: 'News',
        channel: 'EMAIL',
        subject: 'What is new',
        content:
          '<mjml><mj-body><mj-section><mj-column><mj-text>A lot.</mj-text></mj-column></mj-section></mj-body></mjml>',
      },
    },
  );
  return createCampaign.id;
}
