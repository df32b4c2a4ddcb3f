import { openProgram, type OpenProgram, type Progress, type PublicExercise } from '@heddle/browser-grading';
import type { Report } from '@heddle/verdict';
import { useCallback, useEffect, useRef, useState } from 'react';
import { pythonFiles } from './python-files';
import { prepareWorker, takeWorker } from './spare-worker';

export type RunState =
  | { readonly kind: 'idle' }
  /** Of Python's files, this part is there. */
  | { readonly kind: 'loading'; readonly part: number }
  | { readonly kind: 'running'; readonly progress: Progress | undefined }
  | { readonly kind: 'failed'; readonly message: string };

/** A run of the public tests, with the program that it was of. */
export interface Ran {
  readonly report: Report;
  readonly source: string;
  /** For the explorer; absent: it could not be compiled. */
  readonly program: OpenProgram | undefined;
}

/** Runs programs in workers of their own; the one before is thrown away. */
export function useProgram(exercise: PublicExercise | null, file: string, onRan: (ran: Ran) => void) {
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const open = useRef<OpenProgram>(undefined);
  const number = useRef(0);
  useEffect(() => () => open.current?.close(), []);
  useEffect(() => {
    // Not while a run has the processor.
    return exercise !== null && state.kind === 'idle' ? prepareWorker(exercise.language) : undefined;
  }, [exercise, state.kind]);

  const run = useCallback(
    async (source: string) => {
      if (exercise === null) return;
      const mine = ++number.current;
      const tell = (now: RunState) => mine === number.current && setState(now);
      tell({ kind: 'running', progress: undefined });
      try {
        const program = await openSource(exercise, file, source, (part) =>
          tell(part < 1 ? { kind: 'loading', part } : { kind: 'running', progress: undefined }),
        );
        const isOpen = 'grade' in program;
        const report = isOpen
          ? await program.grade((progress) => tell({ kind: 'running', progress }))
          : program;
        if (mine !== number.current) return;
        open.current?.close();
        open.current = isOpen ? program : undefined;
        setState({ kind: 'idle' });
        onRan({ report, source, program: open.current });
      } catch (error) {
        if (mine !== number.current) return;
        setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    },
    [exercise, file, onRan],
  );
  return { state, run };
}

/** @param onLoading for a program in Python, while Python's files are loaded: the part of them that is there */
export async function openSource(
  exercise: PublicExercise,
  file: string,
  source: string,
  onLoading?: (part: number) => void,
) {
  const python = exercise.language === 'python' ? await pythonFiles(onLoading) : undefined;
  return await openProgram(takeWorker, exercise, { file, source, hash: await sha256(source) }, python);
}

/** For tokens; where this page is not served safely, there is no way to compute one. */
async function sha256(text: string): Promise<string> {
  if (!window.isSecureContext) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
