import { useSyncExternalStore } from 'react';

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
  try {
    if ((await fetch('/readyz', { cache: 'no-store' })).ok) {
      change(false);
      for (const listener of returned) listener();
      return;
    }
  } catch {
    // still away
  }
  timer = setTimeout(() => void ask(), ASK_EVERY_MS);
}

function change(to: boolean): void {
  lost = to;
  for (const listener of listeners) listener();
}

window.addEventListener('offline', connectionLost);
