import { randomUUID } from 'node:crypto';
import { eventsIn, eventsOf, type SentEvent } from './events';

/** What came back: JSON as what the caller says it is, anything else as text. */
export interface Answered<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: { readonly type: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who talks to the API. */
export interface Client {
  readonly cookie: string;
  readonly csrfToken: string;
  readonly id: string;
  request<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options?: RequestOptions,
  ): Promise<Answered<Body>>;
  /** Server-sent events as they come, until the server ends them or the caller stops asking. */
  follow(path: string): AsyncGenerator<SentEvent>;
}

export async function request<Body = Record<string, unknown>>(
  url: string,
  method: string,
  path: string,
  { body, raw, headers = {} }: RequestOptions = {},
): Promise<Answered<Body>> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const sent = raw === undefined ? json : Buffer.from(raw.bytes);
  const type = raw?.type ?? (json === undefined ? undefined : 'application/json');
  const response = await fetch(url + path, {
    method,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  const isJson = /json$|json;/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as Body,
  };
}

export const anonymous = (url: string): Client => ({
  cookie: '',
  csrfToken: '',
  id: '',
  request: (...args) => request(url, ...args),
  follow: (path) => eventsOf(url + path, {}),
});

export async function signIn(url: string, login: string, password: string): Promise<Client> {
  const { status, headers, body, text } = await request<{ id: string; csrfToken: string }>(
    url,
    'POST',
    '/api/session',
    { body: { login, password } },
  );
  if (status !== 200) throw new Error(`${login} cannot sign in: ${text}`);
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0]!;
  const { id, csrfToken } = body;
  return {
    cookie,
    csrfToken,
    id,
    request: (method, path, options = {}) =>
      request(url, method, path, {
        ...options,
        headers: { cookie, 'x-csrf-token': csrfToken, ...options.headers },
      }),
    follow: (path) => eventsOf(url + path, { cookie }),
  };
}

export interface Submitted {
  readonly id: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly score: number | null;
  readonly attempt: number;
}

/** Hands in a program; answers the submission as the API does. */
export async function submit(
  client: Client,
  assignment: string,
  source: string,
  exercise = 'lost-update',
): Promise<Submitted> {
  const answered = await client.request<Submitted>(
    'POST',
    `/api/assignments/${assignment}/exercises/${exercise}/submissions`,
    { body: { language: 'typescript', source }, headers: { 'idempotency-key': randomUUID() } },
  );
  if (answered.status !== 201) throw new Error(`not taken: ${answered.text}`);
  return answered.body;
}

/** Follows its events to the end, as a browser does: a connection that breaks is made again. */
export async function verdictOf(client: Client, submission: string): Promise<Submitted> {
  for (;;) {
    try {
      const { text } = await client.request('GET', `/api/submissions/${submission}/events`);
      const last = eventsIn(text).findLast(({ event }) => event === 'status')?.data as Submitted | undefined;
      if (last !== undefined && last.status !== 'queued') break;
    } catch {
      // the API is away
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return (await client.request<Submitted>('GET', `/api/submissions/${submission}`)).body;
}

export interface DemoAssignment {
  readonly id: string;
  readonly course: string;
}

/** The demo course's only assignment. */
export async function demoAssignment(client: Client): Promise<DemoAssignment> {
  const { body: me } = await client.request<{ courses: { id: string }[] }>('GET', '/api/session');
  const course = me.courses[0]!.id;
  const { body } = await client.request<{ items: { id: string }[] }>(
    'GET',
    `/api/courses/${course}/assignments`,
  );
  return { id: body.items[0]!.id, course };
}
