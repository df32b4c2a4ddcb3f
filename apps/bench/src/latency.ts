import { readFileSync } from 'node:fs';
import type { GraderPool, Job } from '@heddle/sandbox';
import { median, table } from './table';

const ROUNDS = 9;
const EXERCISE = 'exercises/lost-update/typescript';
const ACCEPTED = 2_000;

/** From handing a warm grader a job to its answer. */
export async function latency(pool: GraderPool): Promise<string> {
  const harness = readFileSync(`${EXERCISE}/harness.ts`, 'utf8');
  const names = [...harness.matchAll(/(?:always|reachable)(?:<[^>]*>)?\(\s*'([^']+)'/g)].map(
    (match) => match[1]!,
  );
  const job = (source: string): Job => ({
    submission: { file: 'submission.ts', source },
    harness: { file: 'harness.ts', source: harness },
    seed: 1,
    limits: { steps: 20_000, fuel: 1_000_000, output: 64_000, wallMs: 60_000, memoryMb: 128 },
    task: { kind: 'explore', scenarios: names.map((name) => ({ name, schedules: ACCEPTED })) },
  });
  const subjects: [string, string][] = [
    ['lost-update: the starter', readFileSync(`${EXERCISE}/starter.ts`, 'utf8')],
    [
      `lost-update: an accepted solution, ${ACCEPTED} schedules for each of ${names.length} scenarios`,
      accepted(),
    ],
  ];
  const rows: string[][] = [];
  for (const [name, source] of subjects) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pool.warm();
      const started = performance.now();
      const result = await pool.run(job(source));
      if (result.kind !== 'explored') throw new Error(`${name} was not explored: ${JSON.stringify(result)}`);
      times.push(performance.now() - started);
    }
    rows.push([name, ms(median(times)), ms(Math.min(...times)), ms(Math.max(...times))]);
  }
  return table(['from a warm grader to the verdict', 'median', 'fastest', 'slowest'], rows);
}

function accepted(): string {
  return readFileSync(`${EXERCISE}/solutions/accepted/acquire-release.ts`, 'utf8');
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}
