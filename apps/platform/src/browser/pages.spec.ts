import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { zipOf } from '../testing/archive';
import { demoAssignment, submit, verdictOf, type Client } from '../testing/client';
import { reference, starter } from '../testing/sources';
import { barriersOn } from './axe';
import { showIn } from './colour-scheme';
import { chromiumIsThere } from './chromium';
import { expectText } from './expect';
import { picture } from './pictures';
import { NARROW, WIDE, ZOOMED, widthOf } from './widths';
import { openSite, type Site } from './site';

/** Every page, who looks at it, and what is there once it is. */
const PAGES: readonly (readonly [string, string | undefined, (ids: Ids) => string, RegExp])[] = [
  ['sign-in', undefined, () => '/sign-in', /Sign in/],
  ['courses', 'ada', () => '/', /Your courses/],
  ['course', 'ada', ({ course }) => `/courses/${course}`, /demo/],
  ['assignment', 'ada', (ids) => ofAssignment(ids), /First steps/],
  ['exercise', 'ada', (ids) => `${ofAssignment(ids)}/exercises/lost-update`, /The lost update/],
  ['failing-run', 'ada', ({ failing }) => `/submissions/${failing}`, /The lost update · Attempt/],
  ['nothing-here', 'ada', () => '/nowhere', /There is no such page/],
  ['teacher-course', 'teacher', ({ course }) => `/courses/${course}`, /demo/],
  ['teacher-people', 'teacher', ({ course }) => `/courses/${course}/people`, /People/],
  ['teacher-exercises', 'teacher', ({ course }) => `/courses/${course}/exercises`, /Exercises/],
  ['teacher-batches', 'teacher', ({ course }) => `/courses/${course}/batches`, /Batches/],
  ['teacher-batch', 'teacher', ({ course, batch }) => `/courses/${course}/batches/${batch}`, /weekly/],
  [
    'teacher-new-assignment',
    'teacher',
    ({ course }) => `/courses/${course}/new-assignment`,
    /New assignment/,
  ],
  ['teacher-edit-assignment', 'teacher', (ids) => `${ofAssignment(ids)}/edit`, /First steps/],
  ['teacher-gradebook', 'teacher', (ids) => `${ofAssignment(ids)}/gradebook`, /First steps/],
  ['teacher-statistics', 'teacher', (ids) => `${ofAssignment(ids)}/statistics`, /First steps/],
  ['teacher-regrades', 'teacher', (ids) => `${ofAssignment(ids)}/regrades`, /First steps/],
  [
    'teacher-submission',
    'teacher',
    ({ course, failing }) => `/courses/${course}/submissions/${failing}`,
    /The lost update · Ada/,
  ],
  ['admin-users', 'admin', () => '/admin/users', /Administration|Users/],
  ['admin-operations', 'admin', () => '/admin/operations', /Administration|Queue/],
  ['admin-audit', 'admin', () => '/admin/audit', /Administration|Audit/],
];

type Language = 'en' | 'zh';

interface Ids {
  readonly course: string;
  readonly assignment: string;
  readonly failing: string;
  readonly batch: string;
}

const ofAssignment = ({ course, assignment }: Ids) => `/courses/${course}/assignments/${assignment}`;
const flows = chromiumIsThere() ? describe : describe.skip;

flows('every page', () => {
  let site: Site;
  let ids: Ids;
  const windows = new Map<string | undefined, Readonly<Record<Language, Page>>>();

  beforeAll(async () => {
    site = await openSite();
    ids = await fill(site);
    for (const login of [undefined, 'ada', 'teacher', 'admin']) {
      const [en, zh] = [await site.visit(login), await site.visit(login, { locale: 'zh-CN' })];
      windows.set(login, { en, zh });
    }
  }, 180_000);

  afterAll(async () => {
    await site.close();
  }, 60_000);

  async function open(
    [, login, address, heading]: (typeof PAGES)[number],
    language: Language,
    colours: 'light' | 'dark',
  ): Promise<Page> {
    const page = windows.get(login)![language];
    await page.setViewportSize(WIDE);
    await page.goto(address(ids));
    await page
      .getByRole('heading', language === 'en' ? { name: heading } : {})
      .first()
      .waitFor();
    await showIn(page, colours);
    await page.waitForLoadState('networkidle');
    return page;
  }

  it.each(PAGES)(
    '%s can be used by everybody, in the light, in English, and at 360 pixels',
    async (...entry) => {
      const [name] = entry;
      const page = await open(entry, 'en', 'light');
      await picture(page, name);
      expect(await barriersOn(page)).toEqual([]);
      await page.setViewportSize(NARROW);
      await picture(page, `${name}-360`);
      expect(await widthOf(page)).toBeLessThanOrEqual(NARROW.width);
    },
  );

  it.each(PAGES)(
    '%s can be used by everybody, in the dark, in Chinese, and at 360 pixels',
    async (...entry) => {
      const [name] = entry;
      const page = await open(entry, 'zh', 'dark');
      await picture(page, `${name}-zh-dark`);
      expect(await barriersOn(page)).toEqual([]);
      await page.setViewportSize(NARROW);
      await picture(page, `${name}-zh-dark-360`);
      expect(await widthOf(page)).toBeLessThanOrEqual(NARROW.width);
    },
  );

  const EXERCISE = PAGES.find(([name]) => name === 'exercise')!;

  it.each([
    ['en', 'light', 'Run', 'Interleaving explorer'],
    ['zh', 'dark', '运行', '交错浏览器'],
  ] as const)('the explorer can be used by everybody, in all of its modes: %s, %s', async (...how) => {
    const [language, colours, run, label] = how;
    const page = await open(EXERCISE, language, colours);
    await page.getByRole('button', { name: run, exact: true }).click();
    const explorer = page.getByRole('region', { name: label });
    for (const mode of [0, 1, 2, 3]) {
      await page.setViewportSize(WIDE);
      await explorer.getByRole('tab').nth(mode).click();
      await explorer.getByRole('tabpanel').getByRole('button').first().waitFor();
      expect([mode, await barriersOn(page)]).toEqual([mode, []]);
      await page.setViewportSize(NARROW);
      expect([mode, await widthOf(page)]).toEqual([mode, NARROW.width]);
    }
  });

  it.each([
    ['en', 'light'],
    ['zh', 'dark'],
  ] as const)(
    'dialogs can be used by everybody, also where little fits: %s, %s',
    async (language, colours) => {
      const users = await open(
        PAGES.find(([name]) => name === 'admin-users')!,
        language,
        colours,
      );
      await users.getByRole('row', { name: /ada/ }).getByRole('button').click();
      await expectDialog(users, `user-${language}`);
      const page = await open(EXERCISE, language, colours);
      const cookies = await page.context().cookies();
      await page.context().clearCookies();
      await page.getByRole('button', { name: language === 'en' ? 'Submit' : '提交', exact: true }).click();
      await expectDialog(page, `session-ended-${language}`);
      await page.context().addCookies(cookies);
    },
  );

  /** One is open, and what ends it can be pressed at 200 % zoom. */
  async function expectDialog(page: Page, name: string): Promise<void> {
    await page.getByRole('dialog').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.setViewportSize(ZOOMED);
    await picture(page, `${name}-zoomed`);
    await page.getByRole('dialog').locator('button[type=submit]').click({ trial: true });
    expect(await widthOf(page)).toBeLessThanOrEqual(ZOOMED.width);
  }

  it('a run says what went wrong in Chinese, too, in the dark, and at 360 pixels', async () => {
    const page = await open(EXERCISE, 'zh', 'dark');
    await page.getByRole('button', { name: '运行' }).click();
    const result = page.getByRole('region', { name: '结果' });
    await expectText(result, '得到 1，应为 2');
    await expectText(result, 'T1 和 T2 都在对方写入之前读到 counter = 0');
    await page.getByRole('region', { name: '交错浏览器' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    await picture(page, 'explorer-zh-dark-360');
    expect(await widthOf(page)).toBeLessThanOrEqual(NARROW.width);
  });

  it('have met no error on the way', () => {
    expect(site.complaints).toEqual([]);
  });
});

/** Something to be seen on each page. */
async function fill(site: Site): Promise<Ids> {
  const ada = await site.platform.as('ada');
  const teacher = await site.platform.as('teacher');
  const { id: assignment, course } = await demoAssignment(ada);
  const { id: failing } = await submit(ada, assignment, starter());
  await verdictOf(ada, failing);
  const { id: accepted } = await submit(ada, assignment, reference());
  await verdictOf(ada, accepted);
  const batch = await startBatch(teacher, course);
  await teacher.request('POST', `/api/assignments/${assignment}/regrades`, {
    body: { exercise: 'lost-update' },
  });
  return { course, assignment, failing, batch };
}

async function startBatch(teacher: Client, course: string): Promise<string> {
  const { body: library } = await teacher.request<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/courses/${course}/exercises`,
  );
  const version = library.items.find(({ slug }) => slug === 'lost-update')!.id;
  const bytes = await zipOf({
    'ada.ts': starter(),
    'edsger.ts': reference(),
    'nobody.ts': readFileSync('exercises/lost-update/typescript/starter.ts', 'utf8'),
  });
  const query = new URLSearchParams({ name: 'weekly', exerciseVersion: version, language: 'typescript' });
  const { status, body, text } = await teacher.request<{ id: string }>(
    'POST',
    `/api/courses/${course}/batches?${query.toString()}`,
    { raw: { type: 'application/zip', bytes } },
  );
  if (status !== 201) throw new Error(text);
  return body.id;
}
