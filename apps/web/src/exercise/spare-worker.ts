import { warmUp } from '@heddle/browser-grading';

/** Once the page is at rest: nobody has pressed anything by then. */
const AT_REST_MS = 300;

const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** One that has loaded the engine, and has not been given anything yet. */
let spare: Worker | undefined;

/** Starts a worker for the next run of a program in this language and loads the explorer, when the page has come to rest. Answers how to give that up. */
export function prepareWorker(language: string): () => void {
  const timer = setTimeout(() => {
    // Nothing of it is shown before a run has failed; then it is wanted at once.
    void import('@heddle/timeline').catch(() => undefined);
    if (spare !== undefined) return;
    const started = start();
    spare = started;
    if (language === 'typescript') warmUp(started);
    // One that could not be started (the connection is lost) is worth nothing; the next run tries itself.
    started.addEventListener('error', () => {
      if (spare === started) spare = undefined;
    });
  }, AT_REST_MS);
  return () => clearTimeout(timer);
}

/** A worker of one's own: the one that is ready, or a new one. */
export function takeWorker(): Worker {
  const taken = spare ?? start();
  spare = undefined;
  return taken;
}
