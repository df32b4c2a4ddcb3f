import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Alert, Anchor, Button, Group, Tabs, Text } from '@mantine/core';
import type { PublicExercise } from '@heddle/browser-grading';
import { diagnosticText } from '@heddle/report';
import type { Diagnostic, Report, ScenarioReport } from '@heddle/verdict';
import type { StudentExercise } from '../api/answers';
import { useConnectionIsLost } from '../app/connection';
import { part } from '../app/part';
import { Markdown } from '../markdown/Markdown';
import { useLanguage, useText } from '../text/language';
import { Attempts } from './Attempts';
import { useDraft, type DraftKey } from './drafts';
import { Hints } from './Hints';
import { Result } from './Result';
import { prepareExplorer, RunExplorer } from './RunExplorer';
import { TestsTable } from './TestsTable';
import { useProgram, type Ran } from './use-program';
import { useSubmission } from './use-submission';

const Editor = lazy(part(async () => ({ default: (await import('./Editor')).Editor })));

interface WorkplaceProps {
  readonly draft: DraftKey;
  readonly exercise: StudentExercise;
  /** Null: they run on the server only. */
  readonly tests: PublicExercise | null;
}

/** What is shown: a run in this browser, or a graded submission. */
interface Shown extends Partial<Ran> {
  readonly report: Report;
  readonly source: string;
  readonly submission?: string;
}

const NONE: readonly Diagnostic[] = [];

export function Workplace({ draft, exercise, tests }: WorkplaceProps) {
  const { exercise: t } = useText();
  const language = useLanguage();
  const [source, edit] = useDraft(draft, exercise.starter);
  const [shown, setShown] = useState<Shown>();
  const [scenario, setScenario] = useState<ScenarioReport>();
  const [hints, setHints] = useState(0);
  const [replaced, setReplaced] = useState<string>();
  const explorer = useRef<HTMLDivElement>(null);
  const show = useCallback((ran: Shown) => {
    setShown(ran);
    setScenario(undefined);
  }, []);
  useEffect(prepareExplorer, []);
  const { state, run } = useProgram(tests, exercise.file, show);
  const submission = useSubmission(draft, show);

  const step = (wanted: ScenarioReport) => {
    setScenario(wanted);
    explorer.current?.scrollIntoView({ block: 'start' });
  };
  /** Puts another program in the place of the one that is there, which can be had back. */
  const replace = (text: string | undefined) => {
    if ((text ?? exercise.starter) === source) return;
    setReplaced(source);
    edit(text);
  };
  const bringBack = () => {
    edit(replaced);
    setReplaced(undefined);
  };
  const found = shown?.source === source ? shown.report.diagnostics : NONE;
  const diagnostics = useMemo(
    () => found.map((each) => ({ ...each, message: diagnosticText(each.message, language) })),
    [found, language],
  );
  const isLost = useConnectionIsLost();
  const running = state.kind === 'running' || state.kind === 'loading';
  const failing = scenario ?? shown?.report.scenarios.find(({ failure }) => failure !== undefined);
  const table = shown !== undefined && <TestsTable report={shown.report} shown={failing} onShow={step} />;
  return (
    <div className="heddle-workplace">
      <Tabs defaultValue="statement" className="heddle-statement">
        <Tabs.List>
          <Tabs.Tab value="statement">{t.statement}</Tabs.Tab>
          <Tabs.Tab value="hints">{t.hints(hints, exercise.hints[language].length)}</Tabs.Tab>
          <Tabs.Tab value="attempts">{t.attempts}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="statement" pt="sm">
          <Markdown text={exercise.statement[language]} language={draft.language} />
        </Tabs.Panel>
        <Tabs.Panel value="hints" pt="sm">
          <Hints hints={exercise.hints[language]} seen={hints} onNext={() => setHints(hints + 1)} />
        </Tabs.Panel>
        <Tabs.Panel value="attempts" pt="sm">
          <Attempts {...draft} source={source} onRestore={(attempt) => replace(attempt.source)} />
        </Tabs.Panel>
      </Tabs>
      <div className="heddle-work">
        <Group justify="space-between" mb={6}>
          <code>{exercise.file}</code>
          <Group gap="xs">
            <Button variant="subtle" size="compact-sm" onClick={() => replace(undefined)}>
              {t.reset}
            </Button>
            <Button disabled={tests === null || running} title={t.runKey} onClick={() => void run(source)}>
              {t.run}
            </Button>
            <Button
              variant="default"
              disabled={submission.busy}
              title={t.submitKey}
              onClick={() => submission.submit(source)}
            >
              {t.submit}
            </Button>
          </Group>
        </Group>
        <div className="heddle-editor-box">
          <Suspense fallback={<pre>{source}</pre>}>
            <Editor
              label={t.editor}
              description={t.keys}
              language={draft.language}
              text={source}
              diagnostics={diagnostics}
              onChange={edit}
              commands={{
                'Mod-Enter': () => void run(source),
                'Shift-Mod-Enter': () => submission.submit(source),
              }}
            />
          </Suspense>
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          {t.keys}
        </Text>
        {replaced !== undefined && (
          <Text size="sm" mt={4} role="status">
            {t.replaced}{' '}
            <Anchor component="button" type="button" size="sm" underline="always" onClick={bringBack}>
              {t.bringBack}
            </Anchor>
          </Text>
        )}
        <div className="heddle-result">
          <Text role="status" size="sm" className="heddle-live">
            {liveLine()}
          </Text>
          {state.kind === 'failed' && (
            <Alert color="yellow" title={t.notRun}>
              {state.message}
            </Alert>
          )}
          {submission.problem !== undefined && <Alert color="yellow">{submission.problem}</Alert>}
          {shown !== undefined && shown.source !== source && (
            <Text size="sm" c="dimmed" mb={4}>
              {t.changedSince}
            </Text>
          )}
          {shown === undefined ? (
            <Text c="dimmed">{tests === null ? t.onServerOnly : t.nothingYet}</Text>
          ) : (
            <Result
              report={shown.report}
              note={shown.submission === undefined ? t.ranHere : t.graded}
              failing={failing}
            >
              {failing === undefined && table}
            </Result>
          )}
        </div>
      </div>
      {shown !== undefined && failing?.failure !== undefined && (
        <div className="heddle-explorer" ref={explorer}>
          <RunExplorer
            key={`${failing.name} ${failing.failure.token}`}
            scenario={failing}
            failure={failing.failure}
            source={{ file: exercise.file, text: shown.source }}
            now={source}
            tests={tests}
            program={shown.program}
            submission={shown.submission}
          />
        </div>
      )}
      {failing !== undefined && <div className="heddle-tests">{table}</div>}
    </div>
  );

  function liveLine(): string {
    if (submission.busy && isLost) return t.waitingForServer;
    if (submission.busy) return submission.progress === undefined ? t.queued : t.live(submission.progress);
    if (state.kind === 'loading') return t.loadingPython(Math.floor(100 * state.part));
    if (state.kind !== 'running') return '';
    const { progress } = state;
    return progress === undefined
      ? t.starting
      : t.progress(progress.done, progress.of, progress.schedules, progress.strategy);
  }
}
