import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { filesBelow, zipOf } from './testing/archive';
import { anonymous, demoAssignment, signIn, submit, verdictOf, type Client } from './testing/client';
import { emptyDataFolder, removeFolder, ROOT, startPlatform, type Platform } from './testing/platform';
import { starter } from './testing/sources';

interface Rule {
  readonly who: 'anyone' | 'signed-in' | 'administrator' | 'member' | 'staff' | 'teacher' | 'owner';
}

/** Who may, by the rule that a route states. Whoever is not in the course is told that there is nothing. */
const ALLOWED: Readonly<Record<Rule['who'], readonly string[]>> = {
  anyone: ['nobody', 'outsider', 'classmate', 'owner', 'assistant', 'teacher', 'administrator'],
  'signed-in': ['outsider', 'classmate', 'owner', 'assistant', 'teacher', 'administrator'],
  member: ['classmate', 'owner', 'assistant', 'teacher', 'administrator'],
  owner: ['owner', 'assistant', 'teacher', 'administrator'],
  staff: ['assistant', 'teacher', 'administrator'],
  teacher: ['teacher', 'administrator'],
  administrator: ['administrator'],
};

const REFUSED = ['not-signed-in', 'forbidden', 'not-found', 'scope', 'csrf-token'];

const folder = emptyDataFolder();
let platform: Platform;
let people: Readonly<Record<string, Client>>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  platform = await startPlatform(folder);
  const [administrator, teacher, owner, classmate] = await Promise.all(
    ['admin', 'teacher', 'ada', 'edsger'].map((login) => platform.as(login)),
  );
  const { id: assignment, course } = await demoAssignment(owner!);
  const password = 'correct horse battery';
  for (const login of ['outsider', 'assistant']) {
    await administrator!.request('POST', '/api/users', { body: { login, name: login, password } });
  }
  await teacher!.request('PUT', `/api/courses/${course}/roster`, {
    raw: { type: 'text/csv', bytes: Buffer.from('login,name,role\nassistant,An Assistant,assistant\n') },
  });
  const [outsider, assistant] = await Promise.all([
    signIn(platform.url, 'outsider', password),
    signIn(platform.url, 'assistant', password),
  ]);
  people = {
    nobody: anonymous(platform.url),
    outsider,
    classmate: classmate!,
    owner: owner!,
    assistant,
    teacher: teacher!,
    administrator: administrator!,
  };
  const { id: submission } = await submit(owner!, assignment, starter());
  await verdictOf(owner!, submission);
  const made = async (path: string, options: object) => {
    const { status, text, body } = await teacher!.request('POST', path, options);
    if (status !== 201) throw new Error(`${path}: ${text}`);
    return body['id'] as string;
  };
  const archive = await zipOf(filesBelow(join(ROOT, 'exercises/lost-update')));
  const zip = { type: 'application/zip', bytes: archive };
  const { body: assigned } = await teacher!.request<{ exercises: { exerciseVersion: string }[] }>(
    'GET',
    `/api/assignments/${assignment}`,
  );
  const verified = assigned.exercises[0]!.exerciseVersion;
  const exerciseVersion = await made(`/api/courses/${course}/exercises`, { raw: zip });
  const batch = await made(`/api/courses/${course}/batches?name=all&exerciseVersion=${verified}`, {
    raw: { type: 'application/zip', bytes: await zipOf({ 'a.ts': starter() }) },
  });
  const regrade = await made(`/api/assignments/${assignment}/regrades`, {
    body: { exercise: 'lost-update' },
  });
  const any = randomUUID();
  ids = {
    course,
    assignment,
    submission,
    batch,
    regrade,
    exerciseVersion,
    exercise: 'lost-update',
    format: 'gradescope',
    user: owner!.id,
    token: any,
    grading: any,
  };
}, 180_000);

afterAll(async () => {
  await platform.stop();
  removeFolder(folder);
}, 60_000);

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { 'x-access': Rule }>>>>;
}

async function routes() {
  const { body } = await anonymous(platform.url).request<OpenApi>('GET', '/api/openapi.json');
  const all = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      rule: operation['x-access'],
    })),
  );
  // Signing out comes last: it takes the session that the others are asked with.
  const ends = ({ method, path }: { method: string; path: string }) =>
    method === 'DELETE' && path === '/api/session';
  return [...all.filter((route) => !ends(route)), ...all.filter(ends)];
}

it('every field of every route: what is wrong is said by its name', async () => {
  const { body: document } = await anonymous(platform.url).request<{
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  }>('GET', '/api/openapi.json');
  const wrong: string[] = [];
  let asked = 0;
  for (const [path, operations] of Object.entries(document.paths)) {
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!);
    for (const [method, operation] of Object.entries(operations)) {
      for (const { field, how, query = '', body } of badRequests(operation)) {
        const { status, errors } = await patiently(method.toUpperCase(), at + query, body);
        asked++;
        const isNamed = errors?.some((error) => error.field === field || error.field.startsWith(`${field}.`));
        if (status !== 400 || isNamed !== true)
          wrong.push(`${method} ${path}, ${field} ${how}: ${status} ${JSON.stringify(errors)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(60);
}, 120_000);

it('every route lets in whom its rule names, and nobody else', async () => {
  const wrong: string[] = [];
  const all = await routes();
  for (const { method, path, rule } of all) {
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = ids[name];
      if (id === undefined) throw new Error(`The test has no {${name}} for ${path}.`);
      return id;
    });
    for (const [who, client] of Object.entries(people)) {
      // What is sent is wrong on purpose: to be told so is to have been let in.
      const hasBody = method !== 'GET' && method !== 'DELETE';
      const { status, body } = await client.request(method, at, hasBody ? { body: { nothing: true } } : {});
      const code = typeof body['code'] === 'string' ? body['code'] : 'done';
      const isMissing = code === 'not-found' && /\{(token|grading)\}/.test(path);
      const letIn = isMissing || !REFUSED.includes(code);
      if (letIn !== ALLOWED[rule.who].includes(who))
        wrong.push(`${method} ${path}: ${who} got ${status} ${code}`);
      if (status >= 500) wrong.push(`${method} ${path}: ${who} got ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(all.length).toBeGreaterThan(30);
}, 120_000);

it('nothing leads out of a course: ids that are wrong, foreign or of another kind are refused, never a 500', async () => {
  const { administrator, owner } = people;
  const wrong: string[] = [];
  for (const { method, path } of await routes()) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    for (const name of names) {
      for (const value of ['x', '0', "'", '%00', '..%2f..', 'x'.repeat(500), randomUUID(), ids['course']!]) {
        const at = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => (part === name ? value : ids[part]!));
        if (value === ids[name]) continue;
        for (const client of [administrator!, owner!]) {
          const { status } = await client.request(method, at);
          if (status < 400 || status >= 500) wrong.push(`${method} ${at}: ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly required?: readonly string[];
}

/** What is sent, and the field that the answer has to name. */
interface BadRequest {
  readonly field: string;
  readonly how: string;
  readonly query?: string;
  readonly body?: object;
}

function badRequests({ parameters, requestBody }: Operation): readonly BadRequest[] {
  const schema = requestBody?.content['application/json']?.schema;
  const long = 'x'.repeat(500_000);
  const fields = Object.entries(schema?.properties ?? {});
  return [
    ...fields.map(([field]) => ({ field, how: 'an object', body: { [field]: { nothing: true } } })),
    ...fields
      .filter(([, { type }]) => type === 'string')
      .map(([field]) => ({ field, how: 'too long', body: { [field]: long } })),
    ...(schema?.required ?? []).map((field) => ({ field, how: 'missing', body: {} })),
    ...parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => ({ field: name, how: 'nonsense', query: `?${name}=${'%20x'.repeat(300)}` })),
  ];
}

/** The limit on requests holds for tests, too. */
async function patiently(method: string, path: string, body: object | undefined) {
  for (;;) {
    const answered = await people['administrator']!.request<{ errors?: { field: string }[] }>(method, path, {
      ...(body !== undefined && { body }),
    });
    if (answered.status !== 429) return { status: answered.status, errors: answered.body.errors };
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
