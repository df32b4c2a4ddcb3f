import { useSyncExternalStore } from 'react';
import { ConnectionError } from '../api/problem';

/** Is the server there? Requests say so when they fail; from then on it is asked until it answers again. */
const ASK_EVERY_MS = 2_000;

let lost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const returned = new Set<() => void>();

export function connectionLost(): void {
  if (!lost) change(true);
  timer ??= setTimeout(() => void ask(), ASK_EVERY_MS);
}

/** Asks the server whether it is there; resolves once it is. */
export async function serverAnswers(): Promise<void> {
  if (!lost && (await isReady())) return;
  await new Promise<void>((resolve) => {
    const forget = onReconnected(() => {
      forget();
      resolve();
    });
    connectionLost();
  });
}

/** Repeats what does not reach the server as soon as it answers again: only what may reach it twice. */
export async function insist<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      await serverAnswers();
    }
  }
}

/** Called each time the connection is there again. */
export function onReconnected(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

export function useConnectionIsLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lost,
  );
}

async function ask(): Promise<void> {
  timer = undefined;
  if (await isReady()) {
    change(false);
    for (const listener of returned) listener();
  } else timer ??= setTimeout(() => void ask(), ASK_EVERY_MS);
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function change(to: boolean): void {
  lost = to;
  for (const listener of listeners) listener();
}

window.addEventListener('offline', connectionLost);
