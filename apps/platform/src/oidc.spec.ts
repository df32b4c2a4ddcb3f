import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Browser } from './testing/browser';
import { signIn } from './testing/client';
import { freePort } from './testing/free-port';
import { emptyDataFolder, removeFolder, ROOT, startPlatform, type Platform } from './testing/platform';

const folders: string[] = [];
let provider: ChildProcess;
let issuer: string;
let platform: Platform;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [providerPort, port] = [await freePort(), await freePort()];
  issuer = `http://127.0.0.1:${providerPort}`;
  const here = `http://127.0.0.1:${port}`;
  provider = fork(
    join(ROOT, 'apps/platform/src/testing/oidc-provider.mjs'),
    [String(providerPort), `${here}/api/session/oidc/callback`],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  await once(provider, 'message');
  variables = {
    PORT: String(port),
    HEDDLE_PUBLIC_URL: here,
    HEDDLE_OIDC_ISSUER: issuer,
    HEDDLE_OIDC_CLIENT_ID: 'heddle',
    HEDDLE_OIDC_CLIENT_SECRET: 'a secret of both',
    HEDDLE_OIDC_NAME: 'the university',
    HEDDLE_OIDC_PROVISION: 'true',
    HEDDLE_WORKERS: '0',
  };
  folders.push(emptyDataFolder());
  platform = await startPlatform(folders[0]!, variables);
}, 120_000);

afterAll(async () => {
  await platform.stop();
  provider.kill();
  folders.forEach(removeFolder);
}, 60_000);

/** Goes through the provider's pages as whoever; answers what came back to us. */
async function throughProvider(browser: Browser, who: string, path = '/api/session/oidc') {
  const login = await browser.visit(platform.url + path);
  const consent = await browser.visit(login.url, { prompt: 'login', login: who, password: 'any' });
  return await browser.visit(consent.url, { prompt: 'consent' });
}

async function me(browser: Browser) {
  const { text } = await browser.visit(`${platform.url}/api/session`);
  return JSON.parse(text) as Record<string, unknown>;
}

it('says how one can sign in', async () => {
  const { text } = await new Browser().visit(`${platform.url}/api/session/ways`);
  expect(JSON.parse(text)).toEqual({ oidc: { name: 'the university', url: '/api/session/oidc' } });
});

it('sends the browser away with PKCE, state and nonce, new ones each time', async () => {
  const [one, two] = await Promise.all(
    [new Browser(), new Browser()].map((browser) =>
      browser.visit(`${platform.url}/api/session/oidc`, undefined, false),
    ),
  );
  const [a, b] = [new URL(one!.url).searchParams, new URL(two!.url).searchParams];
  expect(a.get('code_challenge_method')).toBe('S256');
  for (const secret of ['state', 'nonce', 'code_challenge']) {
    expect(a.get(secret)).toMatch(/^.{20,}$/);
    expect(a.get(secret)).not.toBe(b.get(secret));
  }
});

it('makes an account for whoever is new, and knows them the next time', async () => {
  const first = new Browser();
  const landed = await throughProvider(first, 'grace@example.org', '/api/session/oidc?then=/courses');
  expect(landed.url).toBe(`${platform.url}/courses`);
  const { id, ...known } = await me(first);
  expect(known).toMatchObject({ login: 'grace@example.org', name: 'Name of grace@example.org', courses: [] });
  const second = new Browser();
  await throughProvider(second, 'grace@example.org');
  expect(await me(second)).toMatchObject({ id });
  expect(second.cookie('heddle_session')).not.toBe(first.cookie('heddle_session'));
});

it('links the account whose login is the verified address, with its courses', async () => {
  const administrator = await platform.as('admin');
  const password = 'correct horse battery';
  const made = await administrator.request<{ id: string }>('POST', '/api/users', {
    body: { login: 'barbara@example.org', name: 'Barbara', password },
  });
  const browser = new Browser();
  await throughProvider(browser, 'barbara@example.org');
  expect(await me(browser)).toMatchObject({ id: made.body.id, name: 'Barbara' });
  expect((await signIn(platform.url, 'barbara@example.org', password)).id).toBe(made.body.id);
});

it('takes no address that the provider has not verified', async () => {
  const browser = new Browser();
  const landed = await throughProvider(browser, 'unverified@example.org');
  expect(landed.url).toBe(`${platform.url}/sign-in?problem=no-account`);
  expect(await me(browser)).toMatchObject({ code: 'not-signed-in' });
});

it('lets no disabled account in', async () => {
  const administrator = await platform.as('admin');
  const made = await administrator.request<{ id: string }>('POST', '/api/users', {
    body: { login: 'alan@example.org', name: 'Alan' },
  });
  await administrator.request('PATCH', `/api/users/${made.body.id}`, { body: { disabled: true } });
  const browser = new Browser();
  expect((await throughProvider(browser, 'alan@example.org')).url).toContain('problem=no-account');
});

it.each([
  ['another state', (answer: URL) => answer.searchParams.set('state', 'x'.repeat(43))],
  ['another code', (answer: URL) => answer.searchParams.set('code', 'x'.repeat(43))],
  ['another issuer', (answer: URL) => answer.searchParams.set('iss', 'https://example.org')],
  ['no code', (answer: URL) => answer.searchParams.delete('code')],
])('believes no answer with %s', async (_, change) => {
  const browser = new Browser();
  const answer = await answerFor(browser);
  change(answer);
  expect((await browser.visit(answer.href)).url).toContain('problem=sign-in-failed');
  expect(await me(browser)).toMatchObject({ code: 'not-signed-in' });
});

it('believes an answer once, and in the browser that asked only', async () => {
  const browser = new Browser();
  const answer = await answerFor(browser);
  expect((await new Browser().visit(answer.href)).url).toContain('problem=sign-in-failed');
  expect((await browser.visit(answer.href)).url).toBe(`${platform.url}/`);
  expect((await browser.visit(answer.href)).url).toContain('problem=sign-in-failed');
});

it.each(['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)'])(
  'leads nobody elsewhere afterwards: %s',
  async (then) => {
    const at = `${platform.url}/api/session/oidc?then=${encodeURIComponent(then)}`;
    const { status, text } = await new Browser().visit(at, undefined, false);
    expect([status, (JSON.parse(text) as { errors: object[] }).errors]).toEqual([
      400,
      [{ field: 'then', message: expect.any(String) as string }],
    ]);
  },
);

/** Where the provider sends the browser in the end, not visited yet. */
async function answerFor(browser: Browser): Promise<URL> {
  const login = await browser.visit(`${platform.url}/api/session/oidc`);
  const consent = await browser.visit(login.url, {
    prompt: 'login',
    login: 'mallory@example.org',
    password: 'x',
  });
  let page = await browser.visit(consent.url, { prompt: 'consent' }, false);
  while (!page.url.startsWith(platform.url)) page = await browser.visit(page.url, undefined, false);
  return new URL(page.url);
}
