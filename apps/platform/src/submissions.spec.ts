import { randomUUID } from 'node:crypto';
import {
  anonymous,
  demoAssignment,
  submit,
  verdictOf,
  type Client,
  type DemoAssignment,
} from './testing/client';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';
import { reference, starter } from './testing/sources';

const folder = emptyDataFolder();
let platform: Platform;
let ada: Client;
let edsger: Client;
let teacher: Client;
let assignment: DemoAssignment;
let path: string;

beforeAll(async () => {
  platform = await startPlatform(folder);
  [ada, edsger, teacher] = await Promise.all([
    platform.as('ada'),
    platform.as('edsger'),
    platform.as('teacher'),
  ]);
  assignment = await demoAssignment(ada);
  path = `/api/assignments/${assignment.id}/exercises/lost-update/submissions`;
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

describe('a submission', () => {
  it('is graded, and its student reads the report without what is hidden', async () => {
    const { id } = await submit(ada, assignment.id, starter());
    expect(await verdictOf(ada, id)).toMatchObject({ status: 'graded', verdict: 'data-race', score: 1 });

    const { text, body } = await ada.request<{ report: { scenarios: { name: string }[] } }>(
      'GET',
      `/api/submissions/${id}`,
    );
    expect(body.report.scenarios.map(({ name }) => name)).toContain('hidden-1');
    expect(text).not.toContain('after-a-failure');
    const { text: teachers } = await teacher.request('GET', `/api/submissions/${id}`);
    expect(teachers).toContain('after-a-failure');
  }, 60_000);

  it('counts the best attempt and tells how many were made', async () => {
    const { id } = await submit(ada, assignment.id, reference());
    expect(await verdictOf(ada, id)).toMatchObject({ verdict: 'accepted' });
    const again = await submit(ada, assignment.id, starter());
    await verdictOf(ada, again.id);

    const { body } = await ada.request<{ exercises: { slug: string; score: number; attempts: number }[] }>(
      'GET',
      `/api/assignments/${assignment.id}`,
    );
    const standing = body.exercises.find(({ slug }) => slug === 'lost-update');
    expect(standing).toMatchObject({ score: 10, attempts: again.attempt });
  }, 60_000);

  it('is the same one when its request is repeated, and one only', async () => {
    const options = {
      body: { language: 'typescript', source: starter() },
      headers: { 'idempotency-key': randomUUID() },
    };
    const answers = await Promise.all([1, 2, 3].map(() => edsger.request('POST', path, options)));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    const other = { ...options, body: { language: 'typescript', source: reference() } };
    expect((await edsger.request('POST', path, other)).body['code']).toBe('idempotency-conflict');
    await verdictOf(edsger, answers[0]!.body['id'] as string);
  }, 60_000);

  it('of somebody else is not there, and neither are its events', async () => {
    const { id } = await submit(ada, assignment.id, starter());
    for (const suffix of ['', '/events', '/formats/gradescope']) {
      expect((await edsger.request('GET', `/api/submissions/${id}${suffix}`)).body['code']).toBe('not-found');
    }
    await verdictOf(ada, id);
  }, 60_000);

  it('resumes its events after the last one that was seen', async () => {
    const { id } = await submit(ada, assignment.id, starter());
    await verdictOf(ada, id);
    const first = await ada.request('GET', `/api/submissions/${id}/events`);
    const eventId = /^id: (.*)$/m.exec(first.text)![1]!;
    const resumed = await ada.request('GET', `/api/submissions/${id}/events`, {
      headers: { 'last-event-id': eventId },
    });
    expect([first.status, resumed.status]).toEqual([200, 204]);
  }, 60_000);

  it.each([
    ['no language', { source: 'export {}' }, 'invalid-request', 'language'],
    ['a language that is a number', { language: 7, source: 'export {}' }, 'invalid-request', 'language'],
    ['an unknown language', { language: 'cobol', source: 'export {}' }, 'invalid-request', 'language'],
    ['no source', { language: 'typescript' }, 'invalid-request', 'source'],
    ['an empty source', { language: 'typescript', source: '' }, 'invalid-request', 'source'],
    ['a blank source', { language: 'typescript', source: ' \n\t' }, 'invalid-request', 'source'],
    ['a source that is a list', { language: 'typescript', source: ['a'] }, 'invalid-request', 'source'],
    ['NUL characters', { language: 'typescript', source: 'a\0b' }, 'invalid-request', 'source'],
    ['half a megabyte', { language: 'typescript', source: 'x'.repeat(500_000) }, 'invalid-request', 'source'],
    ['a path as file', { language: 'typescript', source: 'a', file: '../../x' }, 'invalid-request', 'file'],
    [
      'a long file name',
      { language: 'typescript', source: 'a', file: 'x'.repeat(101) },
      'invalid-request',
      'file',
    ],
    ['a score of its own', { language: 'typescript', source: 'a', score: 10 }, 'invalid-request', 'body'],
  ])('with %s is refused, and the field named', async (_, body, code, field) => {
    const answered = await ada.request<{ code: string; errors: { field: string }[] }>('POST', path, { body });
    expect(answered.body.code).toBe(code);
    expect(answered.body.errors.map((error) => error.field)).toContain(field);
  });

  it('is refused when the request is no JSON, too large, or names what is not there', async () => {
    const raw = (text: string) => ({ raw: { type: 'application/json', bytes: Buffer.from(text) } });
    expect((await ada.request('POST', path, raw('{"language": '))).body['code']).toBe('invalid-request');
    expect((await ada.request('POST', path, raw(`"${'x'.repeat(3_000_000)}"`))).body['code']).toBe(
      'too-large',
    );
    const body = { language: 'typescript', source: 'export {}' };
    for (const [at, code] of [
      [path.replace('lost-update', 'nothing'), 'not-found'],
      [path.replace('lost-update', '%00'), 'not-found'],
      [path.replace(assignment.id, randomUUID()), 'not-found'],
      [path.replace(assignment.id, "1' OR '1'='1"), 'invalid-request'],
    ]) {
      expect((await ada.request('POST', at!, { body })).body['code']).toBe(code);
    }
  });
});

describe('the terms of an assignment', () => {
  const HOUR = 3_600_000;
  const from = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

  async function assign(terms: object): Promise<string> {
    const { body: versions } = await teacher.request<{ items: { id: string; slug: string }[] }>(
      'GET',
      `/api/courses/${assignment.course}/exercises`,
    );
    const version = versions.items.find(({ slug }) => slug === 'lost-update')!.id;
    const { status, body, text } = await teacher.request(
      'POST',
      `/api/courses/${assignment.course}/assignments`,
      {
        body: { title: 'Another one', opensAt: from(-2 * HOUR), exerciseVersions: [version], ...terms },
      },
    );
    if (status !== 201) throw new Error(text);
    return body['id'] as string;
  }

  const hand = (id: string) =>
    ada.request('POST', `/api/assignments/${id}/exercises/lost-update/submissions`, {
      body: { language: 'typescript', source: starter() },
    });

  it('let nobody in before it opens, or after it is due; an extension lets one in', async () => {
    expect((await hand(await assign({ opensAt: from(HOUR) }))).body['code']).toBe('not-open');
    const closed = await assign({ dueAt: from(-HOUR) });
    expect((await hand(closed)).body['code']).toBe('past-due');
    const extension = await teacher.request('PUT', `/api/assignments/${closed}/extensions`, {
      body: { user: ada.id, dueAt: from(HOUR), reason: 'was ill' },
    });
    expect(extension.status).toBe(200);
    const { status, body } = await hand(closed);
    expect(status).toBe(201);
    await verdictOf(ada, body['id'] as string);
    const takenBack = await teacher.request('DELETE', `/api/assignments/${closed}/extensions/${ada.id}`);
    expect(takenBack.status).toBe(204);
    expect((await hand(closed)).body['code']).toBe('past-due');
  }, 60_000);

  it('count attempts, also of requests at the same moment', async () => {
    const limited = await assign({ maxAttempts: 2 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => hand(limited)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body['code']).toBe('no-attempts-left');
    const taken = answers.filter(({ status }) => status === 201);
    await Promise.all(taken.map(({ body }) => verdictOf(ada, body['id'] as string)));
  }, 60_000);

  it('take off points for every day begun', async () => {
    const late = await assign({ dueAt: from(-HOUR), latePercentPerDay: 10 });
    const { body } = await ada.request('POST', `/api/assignments/${late}/exercises/lost-update/submissions`, {
      body: { language: 'typescript', source: reference() },
    });
    await verdictOf(ada, body['id'] as string);
    const { body: gradebook } = await teacher.request<{ rows: { login: string; total: number }[] }>(
      'GET',
      `/api/assignments/${late}/gradebook`,
    );
    expect(gradebook.rows.find(({ login }) => login === 'ada')).toMatchObject({ total: 9 });
  }, 60_000);

  it('allow some languages only', async () => {
    const { body } = await ada.request<{ code: string; errors: { field: string }[] }>(
      'POST',
      `/api/assignments/${await assign({ languages: ['typescript'] })}/exercises/lost-update/submissions`,
      { body: { language: 'python', source: 'pass' } },
    );
    expect(body.code).toBe('language-not-allowed');
    expect(body.errors.map(({ field }) => field)).toEqual(['language']);
  });

  it('are refused when they contradict themselves', async () => {
    await expect(assign({ dueAt: from(-3 * HOUR) })).rejects.toThrow('dueAt');
    await expect(assign({ cutOffAt: from(HOUR) })).rejects.toThrow('cutOffAt');
    await expect(assign({ exerciseVersions: [randomUUID()] })).rejects.toThrow('exerciseVersions.0');
  });
});

describe('signing in', () => {
  it('is needed, tells nothing about who exists, and is slow to guess', async () => {
    const nobody = anonymous(platform.url);
    expect((await nobody.request('GET', '/api/session')).body['code']).toBe('not-signed-in');
    const answers = [];
    for (let guess = 0; guess < 12; guess++) {
      const body = { login: 'mallory', password: 'wrong' };
      answers.push((await nobody.request('POST', '/api/session', { body })).body['code']);
    }
    expect(answers.slice(0, 3)).toEqual(['wrong-credentials', 'wrong-credentials', 'wrong-credentials']);
    expect(answers.at(-1)).toBe('rate-limited');
  }, 30_000);

  it('gives a new cookie each time, which scripts cannot read and other sites cannot send', async () => {
    const body = { login: 'edsger', password: platform.passwords.get('edsger') };
    const planted = 'heddle_session=planted-by-somebody-else';
    const { headers } = await anonymous(platform.url).request('POST', '/api/session', {
      body,
      headers: { cookie: planted },
    });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toContain('planted');
  });

  it('does not let another site act', async () => {
    const options = { body: { language: 'typescript', source: 'export {}' } };
    const refused = async (headers: Record<string, string>) =>
      (await ada.request('POST', path, { ...options, headers })).body['code'];
    expect(await refused({ 'x-csrf-token': '' })).toBe('csrf-token');
    expect(await refused({ 'x-csrf-token': edsger.csrfToken })).toBe('csrf-token');
    expect(await refused({ origin: 'https://evil.example' })).toBe('cross-origin');
    expect(await refused({ 'sec-fetch-site': 'cross-site' })).toBe('cross-origin');
  });

  it('ends with signing out', async () => {
    const client = await platform.as('edsger');
    expect((await client.request('DELETE', '/api/session')).status).toBe(204);
    expect((await client.request('GET', '/api/session')).body['code']).toBe('not-signed-in');
  });

  it('is replaced by a token that may do what its scopes say, until it is revoked', async () => {
    const { body } = await ada.request('POST', '/api/tokens', { body: { name: 'editor', scopes: ['read'] } });
    const headers = { authorization: `Bearer ${String(body['secret'])}` };
    const nobody = anonymous(platform.url);
    expect((await nobody.request('GET', '/api/session', { headers })).body['login']).toBe('ada');
    const submitting = { headers, body: { language: 'typescript', source: 'export {}' } };
    expect((await nobody.request('POST', path, submitting)).body['code']).toBe('scope');
    await ada.request('DELETE', `/api/tokens/${String(body['id'])}`);
    expect((await nobody.request('GET', '/api/session', { headers })).body['code']).toBe('not-signed-in');
  });
});

describe('every answer', () => {
  it('forbids what a page could be made to do, and says no more than it must', async () => {
    const { headers } = await anonymous(platform.url).request('GET', '/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is counted for Prometheus', async () => {
    const { text } = await anonymous(platform.url).request('GET', '/metrics');
    expect(text).toMatch(/heddle_gradings_total\{verdict="data-race"\} \d/);
    expect(text).toMatch(/heddle_queue_jobs\{state="waiting"\} \d/);
  });
});
