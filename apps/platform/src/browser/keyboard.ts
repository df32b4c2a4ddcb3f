import type { Page } from 'playwright-core';

/** What the element is called that has the focus. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate(
    "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()",
  );
}

/** Goes on by Tab until something of this name has the focus; out of an editor, where Tab indents, by Escape. */
export async function reach(page: Page, name: string): Promise<void> {
  for (let tabs = 0; (await focused(page)) !== name; tabs++) {
    if (tabs > 60) throw new Error(`${name} cannot be reached by the keyboard.`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
}
