import { queryOptions } from '@tanstack/react-query';
import type { Report } from '@heddle/verdict';
import type { ProgrammingLanguage, ProgressEvent, StatusEvent, SubmissionDetail } from '../api/answers';
import { answerOf, api } from '../api/client';
import { serverAnswers } from '../app/connection';

/** Statement, starter, hints and scenarios of an exercise, in one programming language. */
export const exerciseQuery = (assignment: string, exercise: string, language: ProgrammingLanguage) =>
  queryOptions({
    queryKey: ['exercise', assignment, exercise, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/assignments/{assignment}/exercises/{exercise}', {
          params: { path: { assignment, exercise }, query: { language } },
        }),
      ),
    staleTime: 60_000,
  });

/** The public tests, for this browser to run; null: the server runs them all. */
export const publicTestsQuery = (assignment: string, exercise: string, language: ProgrammingLanguage) =>
  queryOptions({
    queryKey: ['public-tests', assignment, exercise, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/assignments/{assignment}/exercises/{exercise}/public-tests', {
          params: { path: { assignment, exercise }, query: { language } },
        }),
      ),
    select: ({ tests }) => tests,
    staleTime: 60_000,
  });

/** Your attempts, the newest first. Staff see everybody's, so they are asked for one person's. */
export const attemptsQuery = (assignment: string, exercise: string, user: string) =>
  queryOptions({
    queryKey: ['attempts', assignment, exercise, user],
    queryFn: () =>
      answerOf(
        api.GET('/api/assignments/{assignment}/submissions', {
          params: { path: { assignment }, query: { exercise, user, limit: 200 } },
        }),
      ),
    select: ({ items }) => items,
  });

/** Its report is what `@heddle/verdict` describes; for students without what is hidden. */
export type Attempt = Omit<SubmissionDetail, 'report'> & { readonly report: Report | null };

export const attemptQuery = (submission: string) =>
  queryOptions({
    queryKey: ['submission', submission],
    queryFn: async () =>
      (await answerOf(
        api.GET('/api/submissions/{submission}', { params: { path: { submission } } }),
      )) as Attempt,
  });

/** Hands in a program. The same key never makes two attempts, whatever the network repeats: make one per click. */
export async function submit(
  assignment: string,
  exercise: string,
  {
    language,
    source,
    idempotencyKey,
  }: { language: ProgrammingLanguage; source: string; idempotencyKey: string },
) {
  return await answerOf(
    api.POST('/api/assignments/{assignment}/exercises/{exercise}/submissions', {
      params: { path: { assignment, exercise } },
      headers: { 'Idempotency-Key': idempotencyKey },
      body: { language, source },
    }),
  );
}

const ASK_AGAIN_MS = 2_000;

/**
 * Tells what becomes of a submission until it is graded or has failed. A connection that breaks, a server that restarts and a
 * session that ends are waited for. Answers how to stop.
 */
export function followSubmission(
  submission: string,
  onStatus: (status: StatusEvent) => void,
  onProgress: (progress: ProgressEvent) => void,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
  };
  const tell = (status: StatusEvent) => {
    if (stopped) return;
    onStatus(status);
    if (status.status !== 'queued') stop();
  };
  const open = () => {
    source = new EventSource(`/api/submissions/${submission}/events`);
    source.addEventListener('status', ({ data }: MessageEvent<string>) => {
      tell(JSON.parse(data) as StatusEvent);
    });
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      if (!stopped) onProgress(JSON.parse(data) as ProgressEvent);
    });
    source.addEventListener('error', () => {
      if (stopped) return;
      // It connects again by itself, and whoever waits should know why nothing happens.
      if (source?.readyState !== EventSource.CLOSED) {
        void serverAnswers();
        return;
      }
      // A refusal closes it for good. Asking in the usual way opens the session again, or says that the server is away.
      timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    });
  };
  const ask = async () => {
    try {
      tell(await answerOf(api.GET('/api/submissions/{submission}', { params: { path: { submission } } })));
      if (!stopped) open();
    } catch {
      if (!stopped) timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    }
  };
  open();
  return stop;
}
