import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { Alert, Button, Text } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import type { OpenProgram, PublicExercise } from '@heddle/browser-grading';
import type { Failure, ScenarioReport } from '@heddle/verdict';
import { part, PartMissing } from '../app/part';
import { useLanguage, useText } from '../text/language';
import { openSource } from './use-program';

const load = part(async () => ({ default: (await import('@heddle/timeline')).Explorer }));
const Explorer = lazy(load);

/** Where a run may fail soon, its explorer is at hand. A connection that is lost is no matter yet. */
export function prepareExplorer(): void {
  void load().catch(() => undefined);
}

interface RunExplorerProps {
  readonly scenario: ScenarioReport;
  readonly failure: Failure;
  readonly source: { readonly file: string; readonly text: string };
  /** What is in the editor; absent: there is none. */
  readonly now?: string;
  readonly tests: PublicExercise | null;
  /** The program that the run is of, open in a worker; absent: it ran elsewhere. */
  readonly program: OpenProgram | undefined;
  /** It has a link of its own then. */
  readonly submission: string | undefined;
}

/** The explorer, with the engine in this browser behind it where there is one. */
export function RunExplorer({
  scenario,
  failure,
  source,
  now,
  tests,
  program,
  submission,
}: RunExplorerProps) {
  const language = useLanguage();
  const { exercise: t } = useText();
  const { name } = scenario;
  const { size, token } = failure;
  const { file, text } = source;
  const own = useRef<Promise<OpenProgram>>(undefined);
  useEffect(() => {
    return () => {
      void own.current?.then((opened) => opened.close());
      own.current = undefined;
    };
  }, [tests, file, text]);
  const play = useCallback(
    async (choices: readonly number[], toTheEnd = false) => {
      const opened = program ?? (await (own.current ??= openOrThrow(tests!, file, text)));
      return await opened.play({ scenario: name, choices, toTheEnd, ...(size !== undefined && { size }) });
    },
    [program, tests, file, text, name, size],
  );
  const repair = useCallback(async () => {
    const opened = await openOrThrow(tests!, file, now!);
    try {
      return await opened.replay(token);
    } finally {
      opened.close();
    }
  }, [tests, file, now, token]);
  const runsHere = tests?.scenarios.some((each) => each.name === name) === true;
  const link =
    submission === undefined
      ? undefined
      : `${window.location.origin}/submissions/${submission}?test=${encodeURIComponent(name)}`;
  return (
    // A report that another version wrote may lack what is shown here.
    <CatchBoundary getResetKey={() => token} errorComponent={CannotBeShown}>
      <Suspense fallback={<Text>{t.starting}</Text>}>
        <Explorer
          story={failure}
          language={language}
          source={source}
          link={link}
          play={runsHere ? play : undefined}
          repair={runsHere && now !== undefined && token !== '' ? repair : undefined}
        />
      </Suspense>
    </CatchBoundary>
  );
}

function CannotBeShown({ error }: { readonly error: unknown }) {
  const t = useText();
  if (!(error instanceof PartMissing)) return <Alert color="yellow">{t.exercise.cannotBeShown}</Alert>;
  return (
    <Alert color="yellow">
      <Text mb="xs">{t.newVersion}</Text>
      <Button variant="default" size="compact-sm" onClick={() => window.location.reload()}>
        {t.reload}
      </Button>
    </Alert>
  );
}

/** @throws {Error} with what stands in the program's way */
async function openOrThrow(tests: PublicExercise, file: string, text: string): Promise<OpenProgram> {
  const opened = await openSource(tests, file, text);
  if ('play' in opened) return opened;
  throw new Error(opened.diagnostics[0]?.message ?? opened.verdict);
}
