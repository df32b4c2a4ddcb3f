import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../testing/platform';

const fileOf = (name: string) => join(ROOT, `dist/pictures/${name}.png`);

/** Not hidden, which would take a style that pages refuse. */
const CARET = { caret: 'initial' } as const;

/** What a whole page looks like, for somebody to look at: `dist/pictures/<name>.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fileOf(name), fullPage: true, ...CARET });
}

/** What a part of a page looks like. */
export async function pictureOf(part: Locator, name: string): Promise<void> {
  await part.screenshot({ path: fileOf(name), ...CARET });
}
