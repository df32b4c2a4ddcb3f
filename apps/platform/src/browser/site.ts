import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Client } from '../testing/client';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from '../testing/platform';
import { launchChromium } from './chromium';

/** A platform of its own, and a browser to visit it with. */
export interface Site {
  readonly platform: Platform;
  /** What pages have complained about on their console so far. */
  readonly complaints: string[];
  /** A window of somebody who is signed in already; of nobody if no login is given. */
  visit(login?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Starts the platform again where it was. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a slow machine may take until something is on a page, in milliseconds. Nothing is said about how fast it is. */
const PATIENCE = 90_000;

export async function openSite(variables: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = emptyDataFolder();
  let platform = await startPlatform(folder, variables);
  const { passwords, url } = platform;
  const browser = await launchChromium();
  const complaints: string[] = [];
  return {
    get platform() {
      return platform;
    },
    complaints,
    async visit(login, options) {
      const page = await newPage(browser, { baseURL: url, ...options }, complaints);
      if (login !== undefined) await carry(page, await platform.as(login), url);
      return page;
    },
    async restart() {
      await platform.stop();
      const { port } = new URL(url);
      platform = { ...(await startPlatform(folder, { ...variables, PORT: port })), passwords };
    },
    async close() {
      await browser.close();
      await platform.stop();
      removeFolder(folder);
    },
  };
}

async function newPage(
  browser: Browser,
  options: BrowserContextOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // What was refused is said on the page, and nobody's mistake: the first question of all is who sits here.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return page;
}

/** The session that somebody has with the API, in a browser. */
async function carry(page: Page, { cookie }: Client, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
}
