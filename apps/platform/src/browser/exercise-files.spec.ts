import type { Locator, Page } from 'playwright-core';
import { zipOf } from '../testing/archive';
import { demoAssignment } from '../testing/client';
import { ownExercise } from '../testing/own-exercise';
import { barriersOn } from './axe';
import { chromiumIsThere } from './chromium';
import { showIn } from './colour-scheme';
import { expectText } from './expect';
import { focused, reach } from './keyboard';
import { picture } from './pictures';
import { openSite, type Site } from './site';
import { NARROW, WIDE, widthOf } from './widths';

const flows = chromiumIsThere() ? describe : describe.skip;

/** What a grader may take on a slow machine, in milliseconds. Nothing is said about how fast it is. */
const PATIENCE = 240_000;

const REFERENCE = 'typescript/solutions/accepted/lock-run.ts';

flows('the files of an exercise, in a browser', () => {
  const files = ownExercise();
  let site: Site;
  let page: Page;
  let results: Locator;
  let work: Locator;

  beforeAll(async () => {
    site = await openSite();
    const teacher = await site.platform.as('teacher');
    const { course } = await demoAssignment(teacher);
    const bytes = await zipOf(files);
    await teacher.request('POST', `/api/courses/${course}/exercises`, {
      raw: { type: 'application/zip', bytes },
    });
    page = await site.visit('teacher');
    page.setDefaultTimeout(PATIENCE);
    results = page.getByRole('region', { name: 'Verify' });
    work = page.getByRole('region', { name: 'Editor' });
    await page.goto(`/courses/${course}/exercises`);
  }, 120_000);

  afterAll(async () => {
    await site.close();
  }, 60_000);

  const editorOf = (path: string) => work.getByRole('textbox', { name: path });
  const open = (name: string) =>
    page
      .getByRole('navigation', { name: 'Files' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();

  async function write(path: string, text: string): Promise<void> {
    await editorOf(path).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(text);
  }

  it(
    'are opened from the library, with the verdicts of its solutions, then the mutants that survive',
    async () => {
      await page.getByRole('button', { name: /^Counting apart/ }).click();
      await page.getByRole('link', { name: 'Edit its files' }).click();
      await editorOf('exercise.yaml').waitFor();
      await expectText(results.getByRole('status'), '✓ as declared');
      await expectText(results, /✓ typescript\/starter\.ts\s*declared ✗ data race/);
      await expectText(results.locator('.heddle-diff').first(), /^--- typescript.*@@/s);
      await expectText(results, /\d+ killed, \d+ survives?/);
      await picture(page, 'teacher-exercise-files');
    },
    PATIENCE,
  );

  it('can be used by everybody: in the light and in the dark, in English and in Chinese, and at 360 pixels', async () => {
    await showIn(page, 'light');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('region', { name: '验证' }).waitFor();
    await showIn(page, 'dark');
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'teacher-exercise-files-zh-dark');
    await page.setViewportSize(NARROW);
    await picture(page, 'teacher-exercise-files-zh-dark-360');
    expect(await widthOf(page)).toBeLessThanOrEqual(NARROW.width);
    await page.getByRole('button', { name: 'English' }).click();
    await results.waitFor();
    await showIn(page, 'light');
    await page.setViewportSize(WIDE);
  }, 60_000);

  it('are changed, and taken back, by the keyboard alone', async () => {
    await reach(page, 'harness.ts');
    await page.keyboard.press('Enter');
    const path = 'typescript/harness.ts';
    await editorOf(path).waitFor();
    await reach(page, path);
    await page.keyboard.type('// mine ');
    await expectText(work.getByRole('status'), '1 file changed and not saved');
    await reach(page, 'Discard the changes');
    await page.keyboard.press('Enter');
    await expectText(work.getByRole('button', { name: 'Save and verify', disabled: true }), 'Save');
    expect(await editorOf(path).innerText()).not.toContain('// mine');
  }, 60_000);

  it('keep what was changed and not saved when the page is loaded again', async () => {
    await open('lock-run.ts');
    await write(REFERENCE, files['typescript/starter.ts']!);
    await expectText(work.getByRole('status'), '1 file changed and not saved');
    await page.reload();
    await expectText(editorOf(REFERENCE), 'counter += 1');
    await expectText(work.getByRole('status'), '1 file changed and not saved');
  }, 60_000);

  it(
    'show a solution that is not as declared, and lead to its line',
    async () => {
      await editorOf(REFERENCE).click();
      await page.keyboard.press('ControlOrMeta+s');
      await expectText(results.getByRole('status'), '✗ not as declared');
      await expectText(
        results,
        /✗ typescript\/solutions\/accepted\/lock-run\.ts\s*declared ✓ accepted, got ✗ data race/,
      );
      await open('harness.ts');
      await results.getByRole('link', { name: `${REFERENCE}:10` }).click();
      await expectText(page.locator('.cm-activeLine'), 'counter += 1');
      expect(await focused(page)).toBe(REFERENCE);
      await picture(page, 'teacher-exercise-files-mismatch');
    },
    PATIENCE,
  );

  it(
    'are as declared again when it is repaired, and saved without a mouse',
    async () => {
      await write(REFERENCE, files[REFERENCE]!);
      await page.keyboard.press('ControlOrMeta+s');
      await expectText(results.getByRole('status'), '✓ as declared');
      expect(await focused(page)).toBe(REFERENCE);
    },
    PATIENCE,
  );

  it('are refused with the line that is wrong, and nothing of it is lost', async () => {
    await open('exercise.yaml');
    await write('exercise.yaml', files['exercise.yaml']!.replace('topic:', 'topics:'));
    await work.getByRole('button', { name: 'Save and verify' }).click();
    const alert = work.getByRole('alert');
    await expectText(alert, 'Unknown key "topics".');
    await picture(page, 'teacher-exercise-files-refused');
    await alert.getByRole('link', { name: 'exercise.yaml:4' }).click();
    await expectText(page.locator('.cm-activeLine'), 'topics: Lock');
    await work.getByRole('button', { name: 'Discard the changes' }).click();
    await expectText(editorOf('exercise.yaml'), 'topic: Lock');
  }, 60_000);

  it('can be added and taken away', async () => {
    const path = 'typescript/solutions/data-race/mine.ts';
    await page.getByRole('textbox', { name: 'New file' }).fill(path);
    await page.keyboard.press('Enter');
    await write(path, '// "Nobody looks."\nexport {};\n');
    await open('mine.ts');
    await work.getByRole('button', { name: 'Delete this file' }).click();
    await editorOf('exercise.yaml').waitFor();
    expect(await page.getByRole('link', { name: /^mine\.ts/ }).count()).toBe(0);
    expect(await work.getByRole('button', { name: 'Save and verify' }).isDisabled()).toBe(true);
  }, 60_000);

  it('have met no error on the way', () => {
    expect(site.complaints).toEqual([]);
  });
});
