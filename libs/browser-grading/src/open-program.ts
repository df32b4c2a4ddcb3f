import type { Failure, Report } from '@heddle/verdict';
import type { PublicExercise, Submission } from './exercise';
import type { Answer, Played, PlayRequest, Progress, Request } from './protocol';
import type { PythonFiles } from './python';

/** A program in a worker of its own. Everything that it is asked for comes in turn. */
export interface OpenProgram {
  grade: (onProgress: (progress: Progress) => void) => Promise<Report>;
  /** The schedule of a token, whatever program it was made for. */
  replay: (token: string) => Promise<Failure>;
  play: (request: PlayRequest) => Promise<Played>;
  close: () => void;
}

/** The program never ended, or used up what this browser has: what the fences are for on the server. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/** What one answer may take, in milliseconds; a sign of life starts it anew. */
const PATIENCE = 30_000;

/**
 * Compiles a program in a new worker. Answers a report if it cannot be run.
 *
 * @param python what Python starts from, for a program in Python
 * @throws {Error} with a sentence for the reader
 */
export async function openProgram(
  start: () => Worker,
  exercise: PublicExercise,
  submission: Submission,
  python?: PythonFiles,
): Promise<OpenProgram | Report> {
  const worker = start();
  let turn: Promise<unknown> = Promise.resolve();
  const ask = (request: Request, onProgress?: (progress: Progress) => void): Promise<Answer> => {
    const mine = turn.then(() => askWorker(worker, request, onProgress));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const answer = await ask({ kind: 'open', exercise, submission, ...(python !== undefined && { python }) });
  if (answer.kind === 'graded') {
    worker.terminate();
    return answer.report;
  }
  return {
    grade: async (onProgress) => (await expecting('graded', ask({ kind: 'grade' }, onProgress))).report,
    replay: async (token) => (await expecting('replayed', ask({ kind: 'replay', token }))).run,
    play: async (request) => (await expecting('played', ask({ kind: 'play', ...request }))).played,
    close: () => worker.terminate(),
  };
}

/** Makes a worker that is not given its program yet quick at compiling TypeScript. */
export function warmUp(worker: Worker): void {
  worker.postMessage({ kind: 'warm-up' } satisfies Request);
}

async function expecting<K extends Answer['kind']>(
  kind: K,
  answer: Promise<Answer>,
): Promise<Extract<Answer, { kind: K }>> {
  const given = await answer;
  if (given.kind !== kind) throw new Error(`The worker answered ${given.kind} where ${kind} was asked for.`);
  return given as Extract<Answer, { kind: K }>;
}

function askWorker(
  worker: Worker,
  request: Request,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = new AbortController();
    const { signal } = asked;
    let timer: ReturnType<typeof setTimeout>;
    const giveUp = (error: Error) => {
      clearTimeout(timer);
      asked.abort();
      worker.terminate();
      reject(error);
    };
    const wait = () => {
      timer = setTimeout(() => giveUp(new OutOfReach('The program did not end.')), PATIENCE);
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        clearTimeout(timer);
        if (data.kind === 'progress') {
          onProgress?.(data);
          wait();
          return;
        }
        asked.abort();
        if (data.kind === 'failed') reject(new Error(data.message));
        else resolve(data);
      },
      { signal },
    );
    worker.addEventListener(
      'error',
      (event) => giveUp(new OutOfReach(event.message || 'The worker could not be started.')),
      { signal },
    );
    wait();
    worker.postMessage(request);
  });
}
