import type { Report } from '@heddle/verdict';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ProgressEvent } from '../api/answers';
import { ApiError } from '../api/problem';
import { insist } from '../app/connection';
import { useText } from '../text/language';
import { errorSentence } from '../ui/error-sentence';
import type { DraftKey } from './drafts';
import { attemptQuery, followSubmission, submit } from './queries';

interface Graded {
  readonly report: Report;
  readonly source: string;
  readonly submission: string;
}

/** Hands programs in and waits for what becomes of them. */
export function useSubmission(
  { assignment, exercise, language }: DraftKey,
  onGraded: (graded: Graded) => void,
) {
  const queries = useQueryClient();
  const texts = useText();
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ProgressEvent>();
  const [problem, setProblem] = useState<string>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const finish = async (submission: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['attempts', assignment, exercise] }),
      queries.invalidateQueries({ queryKey: ['assignment', assignment] }),
      queries.invalidateQueries({ queryKey: ['submission', submission] }),
    ]);
    const { report, error, source } = await insist(() => queries.query(attemptQuery(submission)));
    if (error !== null) setProblem(texts.exercise.notGraded);
    if (report !== null) onGraded({ report, source, submission });
  };

  const start = async (source: string) => {
    setBusy(true);
    setProgress(undefined);
    setProblem(undefined);
    try {
      const idempotencyKey = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
        part.toString(36),
      ).join('-');
      const program = { language, source, idempotencyKey };
      const { id } = await insist(() => submit(assignment, exercise, program));
      void queries.invalidateQueries({ queryKey: ['attempts', assignment, exercise] });
      await new Promise<void>((resolve) => {
        stop.current = followSubmission(
          id,
          ({ status }) => {
            if (status !== 'queued') resolve();
          },
          setProgress,
        );
      });
      await finish(id);
    } catch (error) {
      const isWithdrawn = error instanceof ApiError && error.problem.code === 'not-found';
      setProblem(isWithdrawn ? texts.exercise.withdrawn : errorSentence(error, texts));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    progress,
    problem,
    submit: (source: string) => void (busy ? undefined : start(source)),
  };
}
