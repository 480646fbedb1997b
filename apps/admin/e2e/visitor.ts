import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Product } from './product.js';

/** A member at the screen. */
export interface Visitor {
  page: Page;
  /** Everything that went wrong on the pages without being part of the test: errors, failed requests. */
  trouble: string[];
  close: () => Promise<void>;
}

/** Opens a window of its own and signs the owner in. */
export async function visit(
  browser: Browser,
  product: Product,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const trouble: string[] = [];
  context.on('weberror', webError => void trouble.push(webError.error().message));
  context.on('console', message => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  context.on('requestfailed', request => {
    const why = request.failure()?.errorText ?? '';
    // What a page asked for and left behind is no trouble.
    if (why !== 'net::ERR_ABORTED') trouble.push(`${request.url()} ${why}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(product.url);
  await page.getByLabel(/^(E-mail|Correo)/).fill(product.owner.email);
  await page.getByLabel(/^(Password|Contraseña)/).fill(product.owner.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^(Campaigns|Campañas)$/ }).waitFor();
  return { page, trouble, close: () => context.close() };
}
