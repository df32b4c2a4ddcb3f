import { crc32, deflateRawSync } from 'node:zlib';
import { zipOf } from './testing/archive';
import { anonymous, demoAssignment, signIn, submit, verdictOf, type Client } from './testing/client';
import { emptyDataFolder, removeFolder, startPlatform, type Platform } from './testing/platform';
import { starter } from './testing/sources';

// What a platform must survive: every submission, upload and name is somebody's attempt.
const folder = emptyDataFolder();
let platform: Platform;
let ada: Client;
let edsger: Client;
let teacher: Client;
let assignment: string;
let course: string;
let graded: string;

beforeAll(async () => {
  platform = await startPlatform(folder, { HEDDLE_LOG_LEVEL: 'info' });
  [ada, edsger, teacher] = await Promise.all([
    platform.as('ada'),
    platform.as('edsger'),
    platform.as('teacher'),
  ]);
  const demo = await demoAssignment(ada);
  [assignment, course] = [demo.id, demo.course];
  graded = (await submit(ada, assignment, starter())).id;
  await verdictOf(ada, graded);
}, 120_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

const batches = () => `/api/courses/${course}/batches?name=x&exerciseVersion=`;

async function version(): Promise<string> {
  const { body } = await teacher.request<{ items: { id: string; slug: string }[] }>(
    'GET',
    `/api/courses/${course}/exercises`,
  );
  return body.items.find(({ slug }) => slug === 'lost-update')!.id;
}

async function upload(bytes: Buffer) {
  return await teacher.request('POST', batches() + (await version()), {
    raw: { type: 'application/zip', bytes },
  });
}

it('41: what is hidden is in no answer that a student gets', async () => {
  const seenByStaff = await teacher.request<{
    report: { scenarios: { name: string; visibility: string }[] };
  }>('GET', `/api/submissions/${graded}`);
  const hidden = seenByStaff.body.report.scenarios.filter(({ visibility }) => visibility === 'hidden');
  expect(hidden.length).toBeGreaterThan(0);
  const paths = [
    `/api/submissions/${graded}`,
    `/api/submissions/${graded}/events`,
    `/api/submissions/${graded}/formats/gradescope`,
    `/api/assignments/${assignment}`,
    `/api/assignments/${assignment}/submissions`,
    `/api/assignments/${assignment}/exercises/lost-update`,
    `/api/assignments/${assignment}/exercises/lost-update/public-tests`,
  ];
  for (const path of paths) {
    const { text } = await ada.request('GET', path);
    for (const { name } of hidden) expect(text).not.toContain(name);
  }
});

it('42: no score is taken from a client', async () => {
  const at = `/api/assignments/${assignment}/exercises/lost-update/submissions`;
  for (const field of ['score', 'verdict', 'status', 'report', 'user', 'attempt']) {
    const body = { language: 'typescript', source: starter(), [field]: 10 };
    expect((await ada.request('POST', at, { body })).status).toBe(400);
  }
});

it.each(['../a.ts', '/etc/a.ts', 'a/../../b.ts', 'C:\\a.ts', '..\\a.ts'])(
  '43: an archive with the name %s is refused as a whole',
  async (name) => {
    const { status, body } = await upload(storedZip(name, Buffer.from(starter())));
    expect([status, body['code']]).toEqual([400, 'invalid-file']);
  },
);

it('43: a link in an archive is refused, and its name said', async () => {
  const { status, text } = await upload(storedZip('a.ts', Buffer.from('/etc/passwd'), { mode: 0o120777 }));
  expect([status, text]).toEqual([400, expect.stringContaining('a.ts is a link') as string]);
});

it('43: a bomb is refused, also one that lies about its size', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  expect((await upload(await zipOf({ 'a.ts': zeros }))).status).toBe(400);
  expect((await upload(storedZip('a.ts', zeros, { claimed: 100 }))).status).toBe(400);
});

it('44: names and programs are data: they come back as JSON that no page runs', async () => {
  const script = '<script>alert(1)</script>';
  const at = `/api/assignments/${assignment}/exercises/lost-update/submissions`;
  const named = await ada.request('POST', at, {
    body: { language: 'typescript', source: starter(), file: `${script}.ts` },
  });
  expect(named.status).toBe(400);
  const { id } = await submit(edsger, assignment, `// ${script}\n${starter()}`);
  await verdictOf(edsger, id);
  const { headers, text } = await edsger.request('GET', `/api/submissions/${id}`);
  expect(text).toContain(script);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('45: no cell of an export is a formula', async () => {
  const admin = await platform.as('admin');
  await admin.request('POST', '/api/users', {
    body: { login: 'mallory', name: '=HYPERLINK("https://example.org")', password: 'correct horse battery' },
  });
  await teacher.request('PUT', `/api/courses/${course}/roster`, {
    raw: {
      type: 'text/csv',
      bytes: Buffer.from('login,name\nmallory,"=HYPERLINK(""https://example.org"")"\n'),
    },
  });
  for (const path of [`/api/courses/${course}/roster`, `/api/assignments/${assignment}/gradebook.csv`]) {
    const { text } = await teacher.request('GET', path);
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/(^|[,"\n])=/);
  }
});

it("46: other people's submissions are not there", async () => {
  for (const suffix of ['', '/events', '/formats/gradescope']) {
    const { status } = await edsger.request('GET', `/api/submissions/${graded}${suffix}`);
    expect(status).toBe(404);
  }
  const { body } = await edsger.request<{ items: { id: string }[] }>(
    'GET',
    `/api/assignments/${assignment}/submissions?user=${ada.id}`,
  );
  expect(body.items.map(({ id }) => id)).not.toContain(graded);
});

it('47: one student floods neither the queue nor the API, and others are served', async () => {
  const at = `/api/assignments/${assignment}/exercises/lost-update/submissions`;
  const body = { language: 'typescript', source: starter() };
  const flood = await Promise.all(Array.from({ length: 40 }, () => edsger.request('POST', at, { body })));
  const taken = flood.filter(({ status }) => status === 201);
  expect(taken.length).toBeLessThanOrEqual(10);
  expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([201, 429]));
  const other = await submit(ada, assignment, starter());
  expect(await verdictOf(ada, other.id)).toMatchObject({ verdict: 'data-race' });
  await Promise.all(taken.map((answered) => verdictOf(edsger, answered.body['id'] as string)));
  const requests = await Promise.all(
    Array.from({ length: 700 }, () => edsger.request('GET', '/api/session')),
  );
  expect(requests.some(({ status }) => status === 429)).toBe(true);
  expect((await ada.request('GET', '/api/session')).status).toBe(200);
}, 120_000);

it('48: a request that is sent twice at the deadline is one submission, of the moment it came', async () => {
  const { body: exercise } = await ada.request<{ exercises: { exerciseVersion: string }[] }>(
    'GET',
    `/api/assignments/${assignment}`,
  );
  const dueAt = new Date(Date.now() + 10_000);
  const { body: made } = await teacher.request<{ id: string }>('POST', `/api/courses/${course}/assignments`, {
    body: {
      title: 'until now',
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      dueAt: dueAt.toISOString(),
      exerciseVersions: [exercise.exercises[0]!.exerciseVersion],
    },
  });
  const at = `/api/assignments/${made.id}/exercises/lost-update/submissions`;
  const hand = () =>
    ada.request<{ id: string; submittedAt: string }>('POST', at, {
      body: { language: 'typescript', source: starter() },
      headers: { 'idempotency-key': 'the-last-minute' },
    });
  const [one, two] = await Promise.all([hand(), hand()]);
  expect(one.body.id).toBe(two.body.id);
  await verdictOf(ada, one.body.id);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt.getTime() - Date.now()) + 100));
  // Too late for a new one; the one that was taken is answered as it was.
  expect((await hand()).body.submittedAt).toBe(one.body.submittedAt);
  const late = await ada.request('POST', at, { body: { language: 'typescript', source: starter() } });
  expect(late.body['code']).toBe('past-due');
}, 60_000);

// 49, a job that is retried after a crash and counted twice: restart.spec.ts and services.spec.ts look at every grading.

it('50: a cookie from before signing in is worth nothing, and secrets are in no log', async () => {
  const planted = 'heddle_session=planted-by-somebody-else-0123456789';
  const password = platform.passwords.get('ada')!;
  const { headers } = await anonymous(platform.url).request('POST', '/api/session', {
    body: { login: 'ada', password },
    headers: { cookie: planted },
  });
  const cookie = headers.get('set-cookie')!;
  expect(cookie).not.toContain('planted');
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const afterwards = await anonymous(platform.url).request('GET', '/api/session', {
    headers: { cookie: planted },
  });
  expect(afterwards.status).toBe(401);
  const withoutToken = await anonymous(platform.url).request('DELETE', '/api/session', {
    headers: { cookie: cookie.split(';')[0]! },
  });
  expect(withoutToken.body['code']).toBe('csrf-token');

  const again = await signIn(platform.url, 'ada', password);
  const token = await again.request<{ secret: string }>('POST', '/api/tokens', {
    body: { name: 'a script', scopes: ['read'] },
  });
  await anonymous(platform.url).request('GET', '/api/session?token=in-the-query', {
    headers: { authorization: `Bearer ${token.body.secret}` },
  });
  const log = platform.output.slice(platform.output.findIndex((line) => line.startsWith('{'))).join('\n');
  const requests = log
    .split('\n')
    .filter((line) => line.includes('"msg":"request"'))
    .join('\n');
  expect(requests).toContain('/api/tokens');
  const secrets = [password, token.body.secret, again.cookie.split('=')[1]!, again.csrfToken, 'in-the-query'];
  for (const secret of secrets) expect(requests).not.toContain(secret);
});

/** One entry as it is written here, which no archiver would write. */
function storedZip(
  name: string,
  content: Buffer,
  { mode = 0o100644, claimed = content.length }: { mode?: number; claimed?: number } = {},
): Buffer {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4); // deflated
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimed, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(mode * 0x10000, 6);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, path]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
