import type { Page } from 'playwright-core';
import { filesBelow, zipOf } from '../testing/archive';
import { submit, verdictOf } from '../testing/client';
import { reference, starter } from '../testing/sources';
import { barriersOn } from './axe';
import { chromiumIsThere } from './chromium';
import { expectText } from './expect';
import { picture } from './pictures';
import { openSite, type Site } from './site';

const flows = chromiumIsThere() ? describe : describe.skip;

flows('a teacher, in a browser', () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
    page = await site.visit('teacher');
    await page.goto('/');
    await page.getByRole('link', { name: 'Concurrent programming (demo)' }).click();
  }, 120_000);

  afterAll(async () => {
    await site.close();
  }, 60_000);

  const choose = (name: string, content: string | Buffer, type: string) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: type, buffer: Buffer.from(content) });

  it('imports a roster, having seen what it changes', async () => {
    await page.getByRole('link', { name: 'People' }).click();
    await choose('roster.csv', 'login,name,section\nlin,林同学,A\nada,Ada Lovelace,B\n', 'text/csv');
    await expectText(page.getByRole('row', { name: /lin/ }), 'new account');
    await picture(page, 'roster-preview');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expectText(page.getByRole('status'), 'Imported: 1 joined, 1 changed.');
    await page.getByRole('textbox', { name: 'Search' }).fill('林');
    await expectText(page.getByRole('row', { name: /lin/ }), 'Student');
  });

  it('imports an exercise, and sees what each of its solutions got', async () => {
    await page.getByRole('link', { name: 'Exercises' }).click();
    await page.getByRole('heading', { name: 'Import an exercise' }).waitFor();
    await choose('own.zip', await ownExercise(), 'application/zip');
    const entry = page.getByRole('button', { name: /^Counting apart/ });
    await expectText(entry, /as declared/);
    await entry.click();
    await expectText(page.getByRole('row', { name: /lock-run\.ts/ }), /=\s*✓ accepted/);
    await picture(page, 'verification');
  });

  it('makes an assignment of it', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'New assignment' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Week 3');
    await page.getByRole('combobox', { name: 'Exercises, in this order' }).click();
    await page.getByRole('option', { name: /^Counting apart/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page.getByRole('link', { name: 'Week 3' }), 'Week 3');
  });

  it('reads the gradebook, opens a cell and a failing run, and gives an extension', async () => {
    const assignment = await handInFor('Week 3');
    await page.goto(assignment);
    await page.getByRole('link', { name: 'Gradebook' }).click();
    const cell = page.getByRole('button', { name: 'Ada Lovelace, Counting apart: 1, data race' });
    await cell.click();
    const drawer = page.getByRole('dialog');
    await expectText(drawer.getByRole('row', { name: /Counting apart · Attempt 1/ }), 'data race');
    await picture(page, 'gradebook-cell');
    await drawer.getByRole('textbox', { name: 'More attempts' }).fill('2');
    await drawer.getByRole('textbox', { name: 'Reason' }).fill('was ill');
    await drawer.getByRole('button', { name: 'Give the extension' }).click();
    await drawer.getByRole('status').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await drawer.getByRole('link', { name: 'Counting apart · Attempt 1' }).click();
    await page.getByRole('region', { name: 'Interleaving explorer' }).waitFor();
    await page.goBack();
  });

  it('regrades, sees that nothing would change, and looks at the statistics', async () => {
    await page.getByRole('link', { name: 'Regrade' }).click();
    await page.getByRole('button', { name: 'Grade again' }).click();
    await expectText(page.getByRole('status'), 'Nothing would change.');
    await expectText(page.getByRole('status'), '2 of 2');
    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('heading', { name: 'Verdicts over attempts' }).waitFor();
    await picture(page, 'statistics');
  });

  it('grades a batch, and reads its results as they come', async () => {
    await page.getByRole('link', { name: 'Concurrent programming (demo)' }).click();
    await page.getByRole('link', { name: 'Batches' }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await choose('mixed.zip', await zipOf({ 'ada.ts': starter(), 'notes.pdf': '%PDF' }), 'application/zip');
    await expectText(page.getByRole('status'), /1 program: ada\.ts.*notes\.pdf is no \.ts file/s);
    await choose(
      'week-3.zip',
      await zipOf({ 'ada.ts': starter(), 'edsger.ts': reference() }),
      'application/zip',
    );
    await expectText(page.getByRole('status'), '2 programs: ada.ts, edsger.ts');
    await page.getByRole('combobox', { name: 'Exercise' }).click();
    await page.getByRole('option', { name: /^The lost update ·/ }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await expectText(page.getByRole('row', { name: /ada\.ts/ }), 'data race');
    await expectText(page.getByRole('row', { name: /edsger\.ts/ }), 'accepted');
    await expectText(page.locator('main'), '2 of 2 · finished');
    await picture(page, 'batch');
  });

  it('makes somebody an assistant, who is not offered what only teachers may do', async () => {
    const teacher = await site.platform.as('teacher');
    const { body: me } = await teacher.request<{ courses: { id: string }[] }>('GET', '/api/session');
    const course = me.courses[0]!.id;
    const bytes = Buffer.from('login,name,role\nedsger,Edsger Dijkstra,assistant\n');
    const { status } = await teacher.request('PUT', `/api/courses/${course}/roster`, {
      raw: { type: 'text/csv', bytes },
    });
    expect(status).toBe(200);
    const assistant = await site.visit('edsger');
    await assistant.goto(`/courses/${course}/exercises`);
    await assistant.getByRole('button', { name: /^Counting apart/ }).click();
    await assistant.getByRole('row', { name: /lock-run\.ts/ }).waitFor();
    expect(await assistant.getByRole('link', { name: 'Edit its files' }).count()).toBe(0);
    expect(await assistant.getByRole('heading', { name: 'Import an exercise' }).count()).toBe(0);
  });

  it('has met no error on the way', () => {
    expect(site.complaints).toEqual([]);
  });

  /** As ada and edsger would; answers where the assignment is. */
  async function handInFor(title: string): Promise<string> {
    const ada = await site.platform.as('ada');
    const edsger = await site.platform.as('edsger');
    const { body: me } = await ada.request<{ courses: { id: string }[] }>('GET', '/api/session');
    const course = me.courses[0]!.id;
    const { body } = await ada.request<{ items: { id: string; title: string }[] }>(
      'GET',
      `/api/courses/${course}/assignments`,
    );
    const { id } = body.items.find((each) => each.title === title)!;
    await verdictOf(ada, (await submit(ada, id, starter(), 'own')).id);
    await verdictOf(edsger, (await submit(edsger, id, reference(), 'own')).id);
    return `/courses/${course}/assignments/${id}`;
  }
});

/** The lost update under another name, in TypeScript only, with two solutions: it is verified in a moment. */
async function ownExercise(): Promise<Buffer> {
  const all = filesBelow('exercises/lost-update');
  const wanted =
    /^(?:exercise\.yaml|statement\..*|typescript\/(?:harness|starter)\.ts|typescript\/solutions\/(?:accepted\/.*|data-race\/.*))$/;
  const files: Record<string, string | Buffer> = Object.fromEntries(
    Object.entries(all).filter(([name]) => wanted.test(name)),
  );
  files['exercise.yaml'] = all['exercise.yaml']!.toString('utf8')
    .replace(/^id: .*$/m, 'id: own')
    .replace(/^( {2}en: ).*$/m, '$1Counting apart')
    .replace(/^ {2}python:\n(?: {4}.*\n)*/m, '');
  return await zipOf(files);
}
