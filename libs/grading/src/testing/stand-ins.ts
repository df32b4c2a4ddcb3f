import type { Exercise } from '@heddle/exercise';
import type { ExplainedRun, ScenarioOutcome } from '@heddle/exploration';
import type { Job, JobResult } from '@heddle/sandbox';
import { Ending } from '@heddle/trace';
import type { Finding, Search, Verdict } from '@heddle/verdict';
import type { Grader } from '../run-job';
import type { Submission } from '../submission';

/** A grader that answers from a function, and remembers what it was asked. */
export class StandInGrader implements Grader {
  readonly jobs: Job[] = [];
  readonly #answer: (job: Job, attempt: number) => JobResult;

  constructor(answer: (job: Job, attempt: number) => JobResult) {
    this.#answer = answer;
  }

  run(job: Job): Promise<JobResult> {
    this.jobs.push(job);
    return Promise.resolve(this.#answer(job, this.jobs.length));
  }
}

const SOURCE = 'export function first() {}\nexport const second = 2;\n';

export const submission: Submission = { file: 'work.ts', source: SOURCE };

export const exercise: Exercise = {
  folder: '/exercises/demo',
  id: 'demo',
  version: '0123456789ab',
  title: { en: 'Demo', zh: '示例' },
  topic: 'Lock',
  model: 'threads',
  difficulty: 1,
  points: 10,
  limits: {},
  scenarios: [
    { name: 'easy', title: { en: 'easy', zh: '易' }, points: 4, visibility: 'public' },
    { name: 'hard', title: { en: 'hard', zh: '难' }, points: 6, visibility: 'hidden' },
  ],
  hints: { en: [], zh: [] },
  statement: { en: 'Do it.', zh: '做吧。' },
  languages: [
    {
      language: 'typescript',
      file: 'work.ts',
      exports: ['first', 'second'],
      starter: { file: 'typescript/starter.ts', source: SOURCE, verdict: 'wrong-result', misconception: '' },
      harness: { file: 'typescript/harness.ts', source: '// harness' },
      equivalentMutants: [],
      solutions: [
        {
          file: 'typescript/solutions/accepted/a.ts',
          source: `${SOURCE}// a`,
          verdict: 'accepted',
          misconception: '',
        },
        {
          file: 'typescript/solutions/accepted/b.ts',
          source: `${SOURCE}// b`,
          verdict: 'accepted',
          misconception: '',
        },
      ],
    },
  ],
};

const SEARCH: Search = {
  mode: 'exhaustive',
  schedules: 6,
  strategies: { 'depth-first': 6 },
  preemptionBound: null,
};

export function run(...findings: Finding[]): ExplainedRun {
  return {
    findings,
    schedule: '',
    preemptions: 0,
    contextSwitches: 0,
    contextSwitchesFound: 0,
    steps: 0,
    events: [],
    ending: Ending.Failed,
    pending: [],
    names: { tasks: ['main'], objects: [], locations: [] },
    objectKinds: [],
    output: '',
  };
}

export function outcome(scenario: string, verdict: Verdict, failure?: ExplainedRun): ScenarioOutcome {
  return { scenario, verdict, search: SEARCH, ...(failure !== undefined && { failure }) };
}

export function explored(...outcomes: ScenarioOutcome[]): JobResult {
  const declared = exercise.scenarios.map(({ name }) => ({ name, kind: 'always' as const }));
  return { kind: 'explored', outcomes, sites: [], declared, milliseconds: 10 };
}

export function exceptionIn(source: 'submission' | 'harness'): ExplainedRun {
  return run({ kind: 'exception', task: 0, text: 'TypeError: no', frames: `${source}:3:5 f\nharness:9:1 ` });
}
