/// <reference lib="webworker" />
// The worker: one program, until the page is done with it.
import { open, Program } from '../program';
import type { Answer, Progress, Request } from '../protocol';
import { warmUp } from '../typescript';

/** Telling more often than this costs more than it tells: the page draws each. */
const TELL_EVERY_MS = 100;

// The realm is hardened once a program is loaded; what the worker needs afterwards is taken before.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = scope.postMessage.bind(scope) as (answer: Answer) => void;
const now = performance.now.bind(performance);
let program: Program | undefined;
let toldAt = -Infinity;

scope.addEventListener('message', ({ data }: MessageEvent<Request>) => void handle(data));

async function handle(request: Request): Promise<void> {
  try {
    if (request.kind === 'warm-up') warmUp();
    else post(await answer(request));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The program cannot be run here.';
    post({ kind: 'failed', message });
  }
}

async function answer(request: Exclude<Request, { kind: 'warm-up' }>): Promise<Answer> {
  if (request.kind === 'open') {
    const opened = await open(request.exercise, request.submission, request.python);
    if (!(opened instanceof Program)) return { kind: 'graded', report: opened };
    program = opened;
    return { kind: 'opened' };
  }
  if (program === undefined) throw new Error('There is no program to run.');
  switch (request.kind) {
    case 'grade':
      return { kind: 'graded', report: program.grade(tell) };
    case 'replay':
      return { kind: 'replayed', run: program.replay(request.token) };
    case 'play':
      return { kind: 'played', played: program.play(request) };
  }
}

function tell(progress: Progress): void {
  if (now() - toldAt < TELL_EVERY_MS) return;
  toldAt = now();
  post({ kind: 'progress', ...progress });
}
