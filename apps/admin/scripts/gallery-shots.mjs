// Pictures of the gallery in light and dark, on a phone and on a desk, and what axe finds in it.
//   node scripts/gallery-shots.mjs <folder> [scene ...]
// Starts its own dev server; CHROMIUM_PATH names the browser (default: chromium on the PATH).
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const [folder = 'shots', ...wanted] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 375, height: 740 } };
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Scenes that show themselves only after someone did something. */
const ACTIONS = {
  'campaign-list+menu': page => page.getByRole('button', { name: /Actions for Welcome/ }).click(),
  'campaign-list+selected': async page => {
    await page.getByRole('checkbox', { name: 'Select Birthday greetings' }).click();
    await page.getByRole('checkbox', { name: 'Select Autumn letter' }).click();
  },
  'campaign-list+palette': async page => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('s');
    await page.getByText('Saúl Primavera').waitFor();
  },
  'campaign-list+member': async (page, size) =>
    size === 'phone'
      ? page.getByRole('button', { name: 'More', exact: true }).click()
      : page.getByRole('button', { name: /appearance/ }).click(),
  'campaign-list+folded': async (page, size) => {
    if (size === 'desk') await page.getByRole('button', { name: 'Fold the navigation' }).click();
  },
  'campaign-status+definition': page => page.getByRole('button', { name: 'Unique opens' }).focus(),
  'sign-in+wrong': async page => {
    await page.getByLabel('E-mail').fill('ana@example.org');
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
  },
};

mkdirSync(folder, { recursive: true });
const server = await createServer({ root, logLevel: 'error', server: { port: 0 } });
await server.listen();
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args,
});
let serious = 0;

const first = await browser.newPage();
await first.goto(`${base}gallery.html`);
await first.getByRole('link').first().waitFor();
const scenes = [...(await first.getByRole('link').allTextContents()), ...Object.keys(ACTIONS)];
await first.close();

for (const scene of scenes.filter(name => wanted.length === 0 || wanted.includes(name)))
  for (const [size, viewport] of Object.entries(SIZES))
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const page = await context.newPage();
      page.on('pageerror', error => console.log(`ERROR in ${scene}: ${error.message}`));
      page.on('console', message => {
        if (message.type() === 'error') console.log(`CONSOLE in ${scene}: ${message.text().slice(0, 300)}`);
      });
      page.on('request', request => {
        if (!request.url().startsWith(base) && request.url().startsWith('http'))
          console.log(`OUTSIDE: ${request.url()}`);
      });
      await page.goto(`${base}gallery.html?scene=${scene.split('+')[0]}`);
      await page.locator('#root > *').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState('networkidle');
      await ACTIONS[scene]?.(page, size);
      await page.waitForTimeout(400);
      await page.screenshot({
        path: join(folder, `${scene}-${size}-${colorScheme}.png`),
        fullPage: !scene.includes('+') && !/dialog|toasts/.test(scene),
      });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        window.axe.run(document, { resultTypes: ['violations'] }),
      );
      for (const { id, impact, nodes } of violations) {
        if (impact === 'serious' || impact === 'critical') serious += 1;
        console.log(
          `${impact} ${id} in ${scene} ${size} ${colorScheme}: ${nodes
            .map(node => node.html.slice(0, 120))
            .slice(0, 3)
            .join(' | ')}`,
        );
      }
      await context.close();
    }

console.log(`serious or critical findings: ${serious}`);
await browser.close();
await server.close();
process.exitCode = serious > 0 ? 1 : 0;
