import type { GraderPool, Job, JobLanguage } from '@heddle/sandbox';

/** A program to be searched: a harness of one scenario, with nothing in the submission. */
export interface SearchedProgram {
  readonly language: JobLanguage;
  readonly scenario: string;
  readonly harness: string;
}

/** The harness's own code is never blamed for a race: so the search goes through its whole budget, unless an assertion fails. */
export function searchJob(
  { language, scenario, harness }: SearchedProgram,
  schedules: number,
  seed = 1,
): Job {
  const [empty, extension] = language === 'python' ? ['', 'py'] : ['export {};\n', 'ts'];
  return {
    language,
    submission: { file: `empty.${extension}`, source: empty },
    harness: { file: `harness.${extension}`, source: harness },
    seed,
    // The memory that a grading gives by default: a warm grader has a stage for no other.
    limits: { steps: 20_000, fuel: 1_000_000, output: 64_000, timeMs: 120_000, memoryMb: 96 },
    task: { kind: 'explore', scenarios: [{ name: scenario, schedules }] },
  };
}

/** What a search came to: how fast it was, and the schedule at which it failed first. */
export async function search(
  pool: GraderPool,
  program: SearchedProgram,
  schedules: number,
  seed?: number,
): Promise<{ readonly rate: number; readonly failedAt: number | undefined }> {
  const result = await pool.run(searchJob(program, schedules, seed));
  if (result.kind !== 'explored')
    throw new Error(`${program.scenario} was not explored: ${JSON.stringify(result)}`);
  const done = result.outcomes[0]!.search;
  return { rate: (done.schedules / result.milliseconds) * 1000, failedAt: done.failedAt };
}
