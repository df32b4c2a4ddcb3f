import type { Page } from 'playwright-core';

/**
 * Prefers a colour scheme, and waits until the page shows it. The page learns of it by an event and fades some
 * backgrounds: whoever reads colours before that ends gets the text of one scheme on the background of the other.
 */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // Not `waitForFunction`: that evaluates text in the page, which its content security policy forbids.
  await page.evaluate(`new Promise((resolve) => {
    const fades = ({ effect, playState }) =>
      playState !== 'finished' && effect.getComputedTiming().endTime !== Infinity;
    const look = () => {
      const { mantineColorScheme: shown = '${colorScheme}' } = document.documentElement.dataset;
      if (shown === '${colorScheme}' && !document.getAnimations().some(fades)) resolve();
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
