import type { Locator, Page } from 'playwright-core';

/** The exercise page as somebody uses it, in English. */
export const exercisePage = (page: Page) => ({
  run: page.getByRole('button', { name: 'Run', exact: true }),
  submit: page.getByRole('button', { name: 'Submit', exact: true }),
  editor: page.getByRole('textbox', { name: 'Your program' }),
  result: page.getByRole('region', { name: 'Result' }),
  explorer: page.getByRole('region', { name: 'Interleaving explorer' }),
  /** What the result says first. */
  verdict: page.getByRole('region', { name: 'Result' }).getByRole('status'),
  async write(source: string): Promise<void> {
    await this.editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(source);
  },
});

/** From an assignment's page to one of its exercises. */
export async function openExercise(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('textbox', { name: 'Your program' }).waitFor();
}

/** One of the explorer's modes, once it is shown. */
export async function openMode(explorer: Locator, mode: string): Promise<Locator> {
  await explorer.getByRole('tab', { name: mode }).click();
  return explorer.getByRole('tabpanel', { name: mode });
}
