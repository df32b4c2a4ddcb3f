import type { Locator } from 'playwright-core';

/** Waits until an element says this; fails with what it said instead. */
export async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
  try {
    await locator.filter({ hasText: text }).first().waitFor();
  } catch (cause) {
    const found = await locator.allInnerTexts();
    throw new Error(`Expected ${String(text)}, found ${JSON.stringify(found)}.`, { cause });
  }
}
