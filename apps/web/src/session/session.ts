import { queryOptions } from '@tanstack/react-query';
import type { Me } from '../api/answers';
import { ApiError, ConnectionError, type Problem } from '../api/problem';
import { connectionLost } from '../app/connection';

/** Who sits here. Known to every tab of this browser: who signs in or out in one does so in all. */
let session: Me | null = null;
let waiting: PromiseWithResolvers<void> | undefined;
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel('heddle.session');

export function currentSession(): Me | null {
  return session;
}

/** Asks the server; null: nobody has signed in. */
export async function readSession(): Promise<Me | null> {
  const response = await reach('/api/session', {});
  if (!response.ok) return null;
  const me = (await response.json()) as Me;
  accept(me);
  return me;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Infinity,
});

/** @throws {ApiError} if login or password are wrong */
export async function signIn(login: string, password: string): Promise<Me> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ login, password });
  const response = await reach('/api/session', { method: 'POST', headers, body });
  if (!response.ok) throw new ApiError((await response.json()) as Problem);
  const me = (await response.json()) as Me;
  accept(me);
  otherTabs.postMessage(me.id);
  return me;
}

export async function signOut(): Promise<void> {
  await reach('/api/session', {
    method: 'DELETE',
    headers: { 'X-CSRF-Token': session?.csrfToken ?? '' },
  });
  session = null;
  otherTabs.postMessage(null);
}

/** Resolves when whoever sat here has signed in again; the dialog for it opens. */
export async function sessionEnded(): Promise<void> {
  waiting ??= Promise.withResolvers();
  notify();
  await waiting.promise;
}

export function sessionHasEnded(): boolean {
  return waiting !== undefined;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another person must not see, or send in their name, what is on this page. */
function accept(me: Me): void {
  if (session !== null && me.id !== session.id) window.location.assign('/');
  session = me;
  waiting?.resolve();
  waiting = undefined;
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    connectionLost();
    throw new ConnectionError('The server does not answer.', { cause });
  }
}

otherTabs.onmessage = ({ data }: MessageEvent<string | null>) => {
  if (data !== null) void readSession();
  else if (session !== null) void sessionEnded();
};
