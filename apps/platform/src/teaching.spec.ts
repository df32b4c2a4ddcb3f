import { join } from 'node:path';
import { filesBelow, zipOf } from './testing/archive';
import { demoAssignment, submit, verdictOf, type Client, type DemoAssignment } from './testing/client';
import { emptyDataFolder, removeFolder, ROOT, startPlatform, type Platform } from './testing/platform';
import { reference, starter } from './testing/sources';

const folder = emptyDataFolder();
let platform: Platform;
let ada: Client;
let teacher: Client;
let admin: Client;
let assignment: DemoAssignment;
let course: string;

beforeAll(async () => {
  platform = await startPlatform(folder);
  [ada, teacher, admin] = await Promise.all(
    ['ada', 'teacher', 'admin'].map((login) => platform.as(login)) as [
      Promise<Client>,
      Promise<Client>,
      Promise<Client>,
    ],
  );
  assignment = await demoAssignment(ada);
  course = `/api/courses/${assignment.course}`;
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

/** Asks until it is so; the test's own time limit ends it. */
async function until<Body>(client: Client, path: string, isSo: (body: Body) => boolean): Promise<Body> {
  for (;;) {
    const { body } = await client.request<Body>('GET', path);
    if (isSo(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface AuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectName: string | null;
}

interface Refused {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly message: string; readonly line?: number }[];
}

const csv = (text: string | Buffer) => ({ raw: { type: 'text/csv', bytes: Buffer.from(text) } });
const zip = (bytes: Buffer) => ({ raw: { type: 'application/zip', bytes } });

describe('a roster', () => {
  const members = async () =>
    (
      await teacher.request<{ items: { login: string; name: string; section: string | null }[] }>(
        'GET',
        `${course}/members`,
      )
    ).body.items;

  it('adds people, as spreadsheets write them: mark, semicolons, quotes, umlauts', async () => {
    const text =
      '\uFEFFlogin;name;section\r\njürgen@uni.example;"Müller; Jürgen";Übung 1\r\n\r\ngrace2;O\'Brien;\r\n';
    const { body } = await teacher.request('PUT', `${course}/roster`, csv(text));
    expect(body).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await members()).toContainEqual(
      expect.objectContaining({ login: 'jürgen@uni.example', name: 'Müller; Jürgen', section: 'Übung 1' }),
    );
    expect((await teacher.request('PUT', `${course}/roster`, csv(text))).body).toMatchObject({
      unchanged: 2,
    });
  });

  it('says beforehand what it would change, and changes nothing by saying so', async () => {
    const before = await members();
    const text = 'login,name,section\nnobody-yet,Somebody,A\nada,Another Name,A\nedsger,E,\n';
    const { body } = await teacher.request('POST', `${course}/roster/preview`, csv(text));
    expect(body['lines']).toEqual([
      expect.objectContaining({ login: 'nobody-yet', change: 'new-account', before: null }),
      expect.objectContaining({
        name: 'Ada Lovelace',
        change: 'changed',
        before: { role: 'student', section: '' },
      }),
      expect.objectContaining({ login: 'edsger', change: 'unchanged' }),
    ]);
    expect(await members()).toEqual(before);
  });

  it.each([
    ['a name that is missing', 'login,name\nx1,X\nx2,\n', 'name', 3],
    ['somebody twice', 'login,name\nx1,X\nX1,Y\n', 'login', 3],
    ['a role that there is not', 'login,name,role\nx1,X,dean\n', 'role', 2],
    ['a cell too many', 'login,name\nx1,X,what\n', 'file', 2],
    ['a quote that never ends', 'login,name\nx1,"X\nx2,Y\n', 'file', 2],
    ['a column that there is not', 'login,name,age\n', 'age', 1],
    ['no column of logins', 'name\nX\n', 'login', 1],
    ['nothing', '', 'file', 1],
    ['another encoding', Buffer.from('login,name\nx1,X\nx2,J\xfcrgen\n', 'latin1'), 'file', 3],
  ])('with %s is refused as a whole, and the line is named', async (_, text, field, line) => {
    const before = await members();
    const { status, body } = await teacher.request<Refused>('PUT', `${course}/roster`, csv(text));
    expect([status, body.code]).toEqual([400, 'invalid-file']);
    expect(body.errors).toContainEqual(expect.objectContaining({ field, line }));
    expect(await members()).toEqual(before);
  });

  it('goes out as it came in, without formulas for a spreadsheet to run', async () => {
    await teacher.request('PUT', `${course}/roster`, csv('login,name\nevil,"=HYPERLINK(""x"")"\n'));
    const { text } = await teacher.request('GET', `${course}/roster`);
    expect(text).toContain(`evil,"'=HYPERLINK(""x"")",student,`);
  });
});

describe('an exercise', () => {
  const files = filesBelow(join(ROOT, 'exercises/lost-update'));

  it('is imported from an archive, verified by a job, and offered to the course', async () => {
    const { status, body } = await teacher.request('POST', `${course}/exercises`, zip(await zipOf(files)));
    expect(status).toBe(201);
    const { verification } = await until<{ verification: { status: string; checks: unknown[] } }>(
      teacher,
      `/api/exercise-versions/${String(body['id'])}`,
      (version) => version.verification.status !== 'running',
    );
    expect(verification.status).toBe('as-declared');
    expect(verification.checks.length).toBeGreaterThan(3);
  }, 180_000);

  it.each([
    ['without exercise.yaml', () => zipOf({ 'readme.md': 'hello' }), []],
    ['with a planted file', () => zipOf({ ...files, 'package.json': '{}' }), ['package.json']],
    [
      'with a wrong sum of points',
      () => zipOf({ ...files, 'exercise.yaml': yaml('points: 10', 'points: 11') }),
      ['exercise.yaml'],
    ],
    [
      'with an unknown key',
      () => zipOf({ ...files, 'exercise.yaml': yaml('topic:', 'topics:') }),
      ['exercise.yaml'],
    ],
    ['that is cut off', async () => (await zipOf(files)).subarray(0, 3000), []],
    ['that is no archive', () => Promise.resolve(Buffer.from('hello')), []],
    ['that is empty', () => Promise.resolve(Buffer.alloc(0)), []],
    [
      'that leads out',
      async () => renamed(await zipOf({ ...files, 'aa/escape.txt': 'x' }), 'aa/escape', '../escape'),
      [],
    ],
    [
      'with a file of megabytes',
      () => zipOf({ ...files, 'big.md': Buffer.alloc(2_000_000, 'a') }),
      ['big.md'],
    ],
  ])('%s is refused, and the file named', async (_, archive, fields) => {
    const { status, body } = await teacher.request<Refused>(
      'POST',
      `${course}/exercises`,
      zip(await archive()),
    );
    expect([status, body.code]).toEqual([400, 'invalid-file']);
    expect(body.errors.map((error) => error.field)).toEqual(expect.arrayContaining(fields));
  });

  const yaml = (from: string, to: string) => files['exercise.yaml']!.toString('utf8').replace(from, to);

  /** In the archive's bytes, where no library would write it. */
  function renamed(archive: Buffer, from: string, to: string): Buffer {
    if (to.length !== from.length) throw new Error('An archive says how long its names are.');
    return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');
  }
});

describe('grades', () => {
  it('leave as a spreadsheet, as JUnit, and per submission for Gradescope', async () => {
    const { id } = await submit(ada, assignment.id, starter());
    await verdictOf(ada, id);
    const at = `/api/assignments/${assignment.id}`;
    const { text } = await teacher.request('GET', `${at}/gradebook.csv`);
    expect(text).toMatch(/^ada,Ada Lovelace,.*,1,data-race,.*,1\r$/m);
    expect((await teacher.request('GET', `${at}/gradebook.junit.xml`)).text).toContain(
      'name="lost-update ada increment.ts"',
    );
    const gradescope = await ada.request<{ score: number }>(
      'GET',
      `/api/submissions/${id}/formats/gradescope`,
    );
    expect(gradescope.body.score).toBe(1);
    expect(gradescope.text).not.toContain('after-a-failure');
    const statistics = await teacher.request<{ exercises: { slug: string; verdicts: object }[] }>(
      'GET',
      `${at}/statistics`,
    );
    expect(statistics.body.exercises.find(({ slug }) => slug === 'lost-update')!.verdicts).toMatchObject({
      'data-race': 1,
    });
  }, 60_000);

  it('change by a regrade only when a teacher has seen what would change, and has said so', async () => {
    const { id } = await submit(ada, assignment.id, starter());
    await verdictOf(ada, id);
    const all = filesBelow(join(ROOT, 'exercises/lost-update'));
    // Its wrong solutions take long to verify, and do not matter here.
    const files = Object.fromEntries(
      Object.entries(all).filter(([name]) => !/\/solutions\/(?!accepted)/.test(name)),
    );
    const doubled = files['exercise.yaml']!.toString('utf8').replaceAll(
      /points: (\d+)/g,
      (_, points: string) => `points: ${2 * Number(points)}`,
    );
    const { body: version } = await teacher.request(
      'POST',
      `${course}/exercises`,
      zip(await zipOf({ ...files, 'exercise.yaml': doubled })),
    );
    await until<{ verification: { status: string } }>(
      teacher,
      `/api/exercise-versions/${String(version['id'])}`,
      ({ verification }) => verification.status === 'as-declared',
    );
    const { body: started } = await teacher.request('POST', `/api/assignments/${assignment.id}/regrades`, {
      body: { exercise: 'lost-update', exerciseVersion: version['id'] },
    });
    const at = `/api/regrades/${String(started['id'])}`;
    type Shown = {
      total: number;
      finished: number;
      changes: { submission: string; before: object; after: object }[];
    };
    const finished = await until<Shown>(teacher, at, ({ total, finished: count }) => count === total);
    const change = finished.changes.find(({ submission }) => submission === id);
    expect(change).toMatchObject({ before: { score: 1 }, after: { score: 2 } });
    expect((await ada.request('GET', `/api/submissions/${id}`)).body['score']).toBe(1);

    expect((await teacher.request('POST', `${at}/apply`)).status).toBe(200);
    expect((await ada.request('GET', `/api/submissions/${id}`)).body['score']).toBe(2);
    expect((await teacher.request('POST', `${at}/apply`)).body['code']).toBe('already-exists');
    expect((await teacher.request<Shown>('GET', at)).body.changes).toEqual(finished.changes);
  }, 180_000);
});

describe('a batch', () => {
  const version = async () => {
    const { body } = await teacher.request<{ items: { id: string; slug: string; builtIn: boolean }[] }>(
      'GET',
      `${course}/exercises`,
    );
    return body.items.find(({ slug, builtIn }) => slug === 'lost-update' && builtIn)!.id;
  };
  const send = async (archive: Buffer) =>
    await teacher.request(
      'POST',
      `${course}/batches?name=exam&exerciseVersion=${await version()}`,
      zip(archive),
    );

  it('is graded after whoever waits, and its results leave as CSV', async () => {
    const programs = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`s${index}/increment.ts`, starter()]),
    );
    const { body } = await send(await zipOf({ ...programs, 'good.ts': reference() }));
    const { id } = await submit(ada, assignment.id, starter());
    await verdictOf(ada, id);
    const at = `/api/batches/${String(body['id'])}`;
    const meanwhile = (await teacher.request<{ finished: number }>('GET', at)).body;
    expect(meanwhile.finished).toBeLessThan(13);
    await until<{ total: number; finished: number }>(
      teacher,
      at,
      ({ total, finished }) => total === finished,
    );
    const { text } = await teacher.request('GET', `${at}/results.csv`);
    expect(text.trim().split('\n')).toHaveLength(14);
    expect(text).toContain('"good.ts","lost-update","typescript","accepted","10"');
  }, 180_000);

  it('with a file that cannot be graded is refused as a whole', async () => {
    const { body } = (await send(
      await zipOf({ 'a.ts': starter(), 'b.py': 'pass', 'c.ts': Buffer.from([0xff, 0xfe, 0x00]), 'd.ts': '' }),
    )) as unknown as { body: Refused };
    expect(body.errors.map(({ field }) => field).sort()).toEqual(['b.py', 'c.ts', 'd.ts']);
  });
});

describe('an administrator', () => {
  it('sees the queue, its workers, and who did what', async () => {
    expect((await admin.request<{ workers: unknown[] }>('GET', '/api/queue')).body.workers).toHaveLength(1);
    const { body } = await admin.request<{ items: { actor: string; action: string }[]; next: string }>(
      'GET',
      '/api/audit-events?limit=2',
    );
    expect(body.items).toHaveLength(2);
    const more = await admin.request<{ items: unknown[] }>(
      'GET',
      `/api/audit-events?limit=2&cursor=${body.next}`,
    );
    expect(more.body.items).not.toEqual(body.items);
  });

  it('reads in the audit log what people call the things that were acted upon', async () => {
    const { body } = await admin.request<{ items: AuditEvent[] }>('GET', '/api/audit-events?limit=100');
    const signIns = body.items.filter(({ action }) => action === 'sign-in');
    expect(signIns.map(({ subjectName }) => subjectName)).toContain('admin');
    expect(signIns.filter(({ actor, subjectName }) => actor !== subjectName)).toEqual([]);
    expect(body.items.find(({ subject }) => subject === 'batch')?.subjectName).toEqual(expect.any(String));
  });

  it('is told which field is not text, and of what length it may be', async () => {
    const fields = async (name: string) => {
      const body = { login: 'x9', name };
      const { body: refused } = await admin.request<Refused>('POST', '/api/users', { body });
      return refused.errors.map(({ field }) => field);
    };
    expect(await fields('a\0b')).toEqual(['name']);
    expect(await fields('x'.repeat(201))).toEqual(['name']);
    expect(await fields(' ')).toEqual(['name']);
  });

  it('gives people accounts and takes them away, with their sessions', async () => {
    const body = { login: 'Alan', name: 'Alan Turing', password: 'enigma machine' };
    const { body: alan } = await admin.request('POST', '/api/users', { body });
    expect((await admin.request('POST', '/api/users', { body })).body['code']).toBe('already-exists');
    const at = `/api/users/${String(alan['id'])}`;
    expect((await admin.request('PATCH', at, { body: { disabled: true } })).body).toMatchObject({
      disabled: true,
    });
    expect(
      (await admin.request('PATCH', `/api/users/${admin.id}`, { body: { disabled: true } })).body['code'],
    ).toBe('invalid-request');
    const again = await admin.request('POST', '/api/session', {
      body: { login: 'alan', password: 'enigma machine' },
    });
    expect(again.body['code']).toBe('wrong-credentials');
  });
});
