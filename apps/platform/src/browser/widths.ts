import type { Page } from 'playwright-core';

export const WIDE = { width: 1280, height: 800 } as const;

/** A small telephone; what fits there fits on a wide screen at 200 % and more, too. */
export const NARROW = { width: 360, height: 740 } as const;

/** What a window of the usual size shows at 200 % zoom. */
export const ZOOMED = { width: 640, height: 400 } as const;

/** More than the window is wide: the page scrolls sideways. */
export async function widthOf(page: Page): Promise<number> {
  // A window that was made narrower is laid out anew with its next frame.
  return await page.evaluate(`new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.documentElement.scrollWidth))))`);
}
