import { readFileSync } from 'node:fs';
import { loadExercise } from '@heddle/exercise';
import type { GraderPool, Job, JobLanguage } from '@heddle/sandbox';
import { median, table } from './table';

const ROUNDS = 9;
const EXERCISE = 'exercises/lost-update';

/** What is graded, by language, and with how many schedules for each scenario. */
const GRADED = {
  typescript: { extension: 'ts', accepted: 'acquire-release.ts', schedules: 2_000 },
  python: { extension: 'py', accepted: 'acquire_release.py', schedules: 1_000 },
} as const;

/** From handing a warm grader a job to its answer. */
export async function latency(pool: GraderPool, language: JobLanguage): Promise<string> {
  const { extension, accepted, schedules } = GRADED[language];
  const { scenarios } = loadExercise(EXERCISE);
  const source = (file: string): string => readFileSync(`${EXERCISE}/${language}/${file}`, 'utf8');
  const job = (submission: string): Job => ({
    language,
    submission: { file: `submission.${extension}`, source: submission },
    harness: { file: `harness.${extension}`, source: source(`harness.${extension}`) },
    seed: 1,
    // The memory that a grading gives by default: a warm grader has a stage for no other.
    limits: { steps: 20_000, fuel: 1_000_000, output: 64_000, timeMs: 60_000, memoryMb: 96 },
    task: { kind: 'explore', scenarios: scenarios.map(({ name }) => ({ name, schedules })) },
  });
  const subjects: [string, string][] = [
    [`lost-update: the starter, ${language}`, source(`starter.${extension}`)],
    [
      `lost-update: accepted, ${schedules} schedules for each of ${scenarios.length} scenarios`,
      source(`solutions/accepted/${accepted}`),
    ],
  ];
  const rows: string[][] = [];
  for (const [name, submission] of subjects) {
    const times: number[] = [];
    let failedAt: number | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      await pool.warm();
      const started = performance.now();
      const result = await pool.run(job(submission));
      if (result.kind !== 'explored') throw new Error(`${name} was not explored: ${JSON.stringify(result)}`);
      times.push(performance.now() - started);
      failedAt = result.outcomes[0]!.search.failedAt;
    }
    const found = failedAt === undefined ? 'never' : `schedule ${failedAt}`;
    rows.push([name, ms(median(times)), ms(Math.min(...times)), ms(Math.max(...times)), found]);
  }
  return table(['from a warm grader to the verdict', 'median', 'fastest', 'slowest', 'first failure'], rows);
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}
