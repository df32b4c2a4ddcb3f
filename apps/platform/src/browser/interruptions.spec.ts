import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { demoAssignment, signIn, submit, verdictOf, type DemoAssignment } from '../testing/client';
import { reference, starter } from '../testing/sources';
import { chromiumIsThere } from './chromium';
import { exercisePage } from './exercise-page';
import { expectText } from './expect';
import { focused, reach } from './keyboard';
import { openSite, type Site } from './site';

const flows = chromiumIsThere() ? describe : describe.skip;

/** Prints what a page must not take for anything else than text, and more of it than is kept. */
const LOUD = `let counter = 0;
export function value(): number { return counter; }
export function increment(): void {
  console.log('<img src=x onerror="document.title = 1"><script>document.title = 2</script>\\u001b[31mred');
  counter += 1;
}
export function update(change: (old: number) => number): void { counter = change(counter); }
export function countTogether(): number { return 0; }
`;

flows('what comes between a student and their work', () => {
  let site: Site;
  let page: Page;
  let assignment: DemoAssignment;

  const exerciseAt = (slug: string) =>
    `/courses/${assignment.course}/assignments/${assignment.id}/exercises/${slug}`;

  beforeAll(async () => {
    site = await openSite();
    assignment = await demoAssignment(await site.platform.as('ada'));
    page = await site.visit('ada');
  }, 120_000);

  afterAll(async () => {
    await site.close();
  }, 60_000);

  beforeEach(async () => {
    await page.context().setOffline(false);
    await page.goto(exerciseAt('lost-update'));
    await exercisePage(page).editor.waitFor();
  });

  it('what a program prints is text, whatever it looks like', async () => {
    const { write, run, verdict } = work();
    await write(LOUD);
    await run.click();
    await expectText(verdict, 'data race');
    await page.getByText('What it printed').click();
    await expectText(page.locator('.heddle-printed'), '<img src=x onerror=');
    await expectText(page.locator('.heddle-printed'), '␛[31mred');
    expect(await page.title()).toContain('The lost update');
  });

  it('a program that prints without end, or never ends, is told so', async () => {
    const { write, run, verdict } = work();
    await write(LOUD.replace("console.log('", "for (;;) console.log('".padEnd(30)));
    await run.click();
    await expectText(verdict, /output limit|step limit/);
  });

  it('a session that ends while somebody types is opened again, and the submission goes on', async () => {
    const { write, submit: send, editor, verdict } = work();
    await write(reference());
    await page.context().clearCookies();
    await send.click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'Your session has ended');
    await dialog.getByRole('textbox', { name: 'Password' }).fill(site.platform.passwords.get('ada')!);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expectText(verdict, 'accepted');
    await expectText(editor, 'lock.run');
  });

  it('a connection that is lost is said, and gone on with when it is back', async () => {
    const { write, editor, submit: send, verdict } = work();
    await page.context().setOffline(true);
    await expectText(page.getByRole('status'), 'No connection to the server.');
    await write(starter());
    await page.context().setOffline(false);
    await page.getByText('No connection to the server.').waitFor({ state: 'hidden' });
    await expectText(editor, 'counter += 1');
    await send.click();
    await expectText(verdict, 'data race');
  });

  it('what is submitted without a connection is handed in, once, when it is back', async () => {
    const { write, submit: send, verdict } = work();
    await write(reference());
    const before = await attempts();
    await page.context().setOffline(true);
    await send.click();
    await expectText(page.locator('.heddle-live'), 'The server does not answer.');
    await page.context().setOffline(false);
    await expectText(verdict, 'accepted');
    expect(await attempts()).toBe(before + 1);
  });

  it('a page whose parts are gone, since the server has a newer client, is loaded again', async () => {
    await page.evaluate('sessionStorage.clear()');
    let isOld = true;
    page.on('request', (request) => (isOld &&= !request.isNavigationRequest()));
    await page.route('**/assets/AssignmentPage-*', (route) =>
      isOld ? route.fulfill({ status: 404 }) : route.continue(),
    );
    await page.getByRole('link', { name: 'First steps' }).click();
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    expect(isOld).toBe(false);
    await page.unroute('**/assets/AssignmentPage-*');
  });

  it('if that is no help: a sentence, and a way on', async () => {
    await page.evaluate('sessionStorage.clear()');
    await page.route('**/assets/AssignmentPage-*', (route) => route.fulfill({ status: 404 }));
    const loadedAgain = page.waitForEvent('load');
    await page.getByRole('link', { name: 'First steps' }).click();
    await loadedAgain;
    await expectText(page.getByRole('alert'), 'A part of this page could not be loaded');
    await page.unroute('**/assets/AssignmentPage-*');
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
  });

  it('a page that is opened without a connection is shown when it is back', async () => {
    await page.evaluate('sessionStorage.clear()');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'First steps' }).click();
    await expectText(page.getByRole('status'), 'No connection to the server.');
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
  });

  it('a server that restarts after something was handed in loses nothing', async () => {
    const { write, submit: send, result } = work();
    await write(`// once more\n${reference()}`);
    await send.click();
    await site.restart();
    await expectText(result, 'hidden test 1');
    await expectText(result, 'accepted');
  });

  it('two tabs share drafts, and a sign-out in one is noticed in the other', async () => {
    const second = await page.context().newPage();
    await second.goto(exerciseAt('lost-update'));
    await exercisePage(second).editor.waitFor();
    await work().write('// from the first tab\n');
    await expectText(exercisePage(second).editor, '// from the first tab');
    await second.getByRole('button', { name: /Your account/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'Your session has ended');
    await dialog.getByRole('textbox', { name: 'Password' }).fill(site.platform.passwords.get('ada')!);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectText(work().editor, '// from the first tab');
    await second.close();
  });

  it('an exercise that is withdrawn while it is open: a sentence, and the program stays', async () => {
    await page.goto(exerciseAt('join-all'));
    await work().write('// mine\n');
    await withdraw('join-all');
    await work().submit.click();
    await expectText(page.getByRole('alert'), 'is not part of the assignment any more');
    await expectText(work().editor, '// mine');
  });

  it('a report that another version wrote: what it said, and that it cannot be walked through', async () => {
    const ada = await signIn(site.platform.url, 'ada', site.platform.passwords.get('ada')!);
    const { id } = await submit(ada, assignment.id, starter());
    await verdictOf(ada, id);
    await page.route(`**/api/submissions/${id}`, async (route) => {
      const response = await route.fetch();
      const old = (await response.text())
        .replaceAll('"tasks":', '"threads":')
        .replaceAll('"trace":', '"steps_":');
      await route.fulfill({ response, body: old });
    });
    await page.goto(`/submissions/${id}`);
    await expectText(page.locator('main'), 'the counter was 1, expected 2');
    await expectText(page.locator('main'), 'recorded by another version of Heddle');
  });

  it('everything can be done by keyboard alone', async () => {
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await work().editor.waitFor();
    await reach(page, 'Run');
    await page.keyboard.press('Enter');
    await expectText(work().verdict, 'data race');
    await reach(page, 'Watch');
    await page.keyboard.press('Tab');
    const position = work().explorer.locator('.hx-position');
    await page.keyboard.press('Home');
    await expectText(position, 'Step 0 of');
    await page.keyboard.press('ArrowRight');
    await expectText(position, /Step [1-9]/);
    await page.keyboard.press('f');
    await expectText(work().explorer.locator('.hx-now'), 'Overwrites step');
    await work().editor.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await focused(page)).not.toContain('Your program');
  });

  const work = () => {
    const { write, ...parts } = exercisePage(page);
    return { ...parts, write: write.bind(exercisePage(page)) };
  };

  async function attempts(): Promise<number> {
    const ada = await signIn(site.platform.url, 'ada', site.platform.passwords.get('ada')!);
    const { body } = await ada.request<{ items: unknown[] }>(
      'GET',
      `/api/assignments/${assignment.id}/submissions?exercise=lost-update&limit=200`,
    );
    return body.items.length;
  }

  /** As its teacher does in the assignment's settings. */
  async function withdraw(slug: string): Promise<void> {
    const teacher = await signIn(site.platform.url, 'teacher', site.platform.passwords.get('teacher')!);
    const window = await site.visit();
    const [name = '', value = ''] = teacher.cookie.split('=');
    await window.context().addCookies([{ name, value, url: site.platform.url }]);
    await window.goto(`/courses/${assignment.course}/assignments/${assignment.id}/edit`);
    const title = readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8').match(/^ {2}en: (.*)$/m)![1]!;
    const chosen = window
      .locator('.mantine-MultiSelect-pill')
      .filter({ has: window.getByText(title, { exact: true }) });
    await chosen.getByRole('button', { includeHidden: true }).click();
    await chosen.waitFor({ state: 'hidden' });
    await window.getByRole('button', { name: 'Save' }).click();
    await window.getByRole('link', { name: 'Gradebook' }).waitFor();
    await window.close();
  }
});
