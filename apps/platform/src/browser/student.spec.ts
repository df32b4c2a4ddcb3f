import type { Locator, Page } from 'playwright-core';
import { reference, starter } from '../testing/sources';
import { chromiumIsThere } from './chromium';
import { exercisePage, openExercise, openMode } from './exercise-page';
import { expectText } from './expect';
import { picture, pictureOf } from './pictures';
import { openSite, type Site } from './site';

const flows = chromiumIsThere() ? describe : describe.skip;

flows('a student, in a browser', () => {
  let site: Site;
  let page: Page;
  let explorer: Locator;

  beforeAll(async () => {
    site = await openSite();
    page = await site.visit();
    ({ explorer } = exercisePage(page));
  }, 120_000);

  afterAll(async () => {
    await site.close();
  }, 60_000);

  it('signs in, finds what is due, and opens an exercise', async () => {
    await page.goto('/');
    await page.getByLabel('Login').fill('ada');
    await page.getByRole('textbox', { name: 'Password' }).fill(site.platform.passwords.get('ada')!);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Start with: The lost update' }).waitFor();
    await page.getByRole('link', { name: 'First steps' }).click();
    await page.getByRole('row', { name: 'To begin with' }).waitFor();
    await openExercise(page, 'The lost update');
    await expectText(page.getByRole('tabpanel', { name: 'Statement' }), 'At the entrance of a museum');
  });

  it('runs the starter and is told what went wrong, without submitting anything', async () => {
    const { run, verdict, result } = exercisePage(page);
    await run.click();
    await expectText(verdict, 'data race');
    await expectText(result, 'T1 and T2 both read counter = 0 before either wrote');
    await expectText(verdict, 'nothing was submitted');
    await explorer.waitFor();
    await picture(page, 'exercise-page');
  });

  it('watches the failing run, step by step and to the failure', async () => {
    const panel = await openMode(explorer, 'Watch');
    const position = panel.locator('.hx-position');
    await panel.getByRole('button', { name: 'To the start' }).click();
    await expectText(position, 'Step 0 of');
    await panel.getByRole('button', { name: 'One step forward' }).click();
    await expectText(position, /Step [1-9]/);
    await panel.getByRole('button', { name: 'To the failure' }).click();
    await expectText(panel.locator('.hx-now'), /T1: write counter ← 1, line 10\. Overwrites step \d+/);
    await expectText(panel.locator('.hx-row[data-current=true]'), 'write counter ← 1');
    await pictureOf(explorer, 'explorer');
  });

  it('plays: chooses who moves, and breaks it', async () => {
    const panel = await openMode(explorer, 'Play');
    const move = (name: RegExp) => panel.getByRole('group').getByRole('button', { name });
    const choose = async (name: RegExp) => {
      await move(name).click();
      await panel.locator('[aria-busy=false]').waitFor();
    };
    while ((await move(/^T2/).count()) === 0) await choose(/^main/);
    await choose(/^T1.*read counter/s);
    await choose(/^T2.*read counter/s);
    await picture(page, 'play');
    await panel.getByRole('button', { name: 'Let it run on' }).click();
    await expectText(panel.getByRole('status'), 'You broke it: the counter was 1, expected 2');
  });

  it('predicts what is read next', async () => {
    const panel = await openMode(explorer, 'Predict');
    await panel.getByRole('button', { name: '0', exact: true }).click();
    await expectText(panel.getByRole('status'), 'Right, it reads 0.');
    await panel.getByRole('button', { name: 'Go on' }).click();
    await panel.getByRole('button', { name: '1', exact: true }).click();
    await expectText(panel.getByRole('status'), 'Not 1: it reads 0. Nobody has written to it yet.');
    await expectText(panel.getByRole('status'), '1 of 2 right');
    await picture(page, 'predict');
  });

  it('repairs: runs the old schedule on the new program', async () => {
    const work = exercisePage(page);
    await work.write(reference());
    await expectText(work.editor, 'lock.run');
    await expectText(page.getByText('Your program has changed'), 'since this result');
    const panel = await openMode(explorer, 'Repair');
    await panel.getByRole('button', { name: 'Run the old schedule on my code' }).click();
    await expectText(panel.getByRole('status'), 'Under this schedule nothing goes wrong any more.');
    await picture(page, 'repair');
  });

  it('submits, and is graded by the hidden tests, too', async () => {
    const { submit, verdict, result } = exercisePage(page);
    await submit.click();
    await expectText(verdict, 'accepted');
    await expectText(verdict, '10 of 10 points');
    await expectText(result, 'hidden test 1');
    await picture(page, 'accepted');
  });

  it('finds the attempt again, compares it, restores it, takes that back, and sees the exercise solved', async () => {
    const work = exercisePage(page);
    await work.write(starter());
    await page.getByRole('tab', { name: 'Attempts' }).click();
    await page.getByRole('button', { name: 'Compare with the editor' }).click();
    await expectText(page.locator('.heddle-difference'), 'counter += 1');
    await picture(page, 'attempts');
    await page.getByRole('button', { name: 'Restore' }).click();
    await expectText(work.editor, 'lock.run');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expectText(work.editor, 'counter += 1');
    await page.getByRole('button', { name: 'Restore' }).click();
    await expectText(work.editor, 'lock.run');
    await page.getByRole('link', { name: 'First steps' }).click();
    await expectText(page.getByRole('row', { name: /^The lost update/ }), 'solved');
  });

  it('runs a program in Python in the browser, too, and plays with it', async () => {
    await openExercise(page, 'The lost update');
    await page.getByText('Python', { exact: true }).click();
    const { run, verdict, result } = exercisePage(page);
    await expectText(page.locator('.heddle-work code').first(), 'increment.py');
    await run.click();
    await expectText(verdict, 'data race');
    await expectText(result, 'T1 and T2 both read counter = 0 before either wrote');
    const panel = await openMode(explorer, 'Play');
    await panel.getByRole('button', { name: 'Let it run on' }).click();
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await picture(page, 'python');
  });

  it('has met no error on the way', () => {
    expect(site.complaints).toEqual([]);
  });
});
