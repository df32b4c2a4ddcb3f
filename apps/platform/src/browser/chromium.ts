import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that the tests drive: the one of the system, or the one that is named. */
const executablePath = process.env['HEDDLE_CHROMIUM'] ?? PLACES.find((path) => existsSync(path));

/** Without one the flows are left out. In CI there has to be one. */
export function chromiumIsThere(): boolean {
  return executablePath !== undefined || process.env['CI'] !== undefined;
}

/** Headless, with a new profile that is thrown away, and silent but for what a page asks for. */
export async function launchChromium(): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error('There is no Chromium: `apt-get install chromium`, or set HEDDLE_CHROMIUM.');
  return await chromium.launch({
    executablePath,
    args: [
      // Tests run as root in CI, where Chromium refuses its sandbox. They visit nothing but this platform.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
