import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** CHROMIUM_PATH, else a Chromium on the PATH or in the usual places; null where there is none. */
function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return given;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)));
  return [...onPath, ...PLACES].find(path => existsSync(path)) ?? null;
}

const executablePath = findChromium();
const required = process.env.CHASQUI_BROWSER_TESTS === 'required';
if (executablePath === null && !required)
  process.stderr.write(
    'No Chromium was found: the browser tests are skipped. Install one, or set CHROMIUM_PATH.\n',
  );

/** A suite in a real browser; skipped where there is none, unless CHASQUI_BROWSER_TESTS=required. */
export const describeInBrowser = executablePath === null && !required ? describe.skip : describe;

/** Starts the browser that was found; it looks nothing up by itself. */
export function launchBrowser(): Promise<Browser> {
  if (executablePath === null) throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}
