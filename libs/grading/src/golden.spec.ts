import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '@heddle/exercise';
import { PLAIN, renderTerminal } from '@heddle/report';
import { GraderPool } from '@heddle/sandbox';
import type { Report } from '@heddle/verdict';
import { grade } from './grade';
import { exercise as demo } from './testing/stand-ins';

// Programs that people write, one for each topic of the exercises, and what they are told. Each folder of ../golden holds a
// submission, a harness of one scenario and the report, to the byte.
const FOLDER = join(__dirname, '../golden');

jest.setTimeout(60_000);

/** Refreshing is explicit (`HEDDLE_UPDATE_GOLDEN=1 npm run jest libs/grading/src/golden`); read the diff before committing it. */
function expectGolden(file: string, text: string): void {
  const path = join(FOLDER, file);
  if (process.env['HEDDLE_UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `${file} is missing`).toBe(text);
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** The name of the only scenario is its title. */
function exerciseOf(topic: string): Exercise {
  const source = read(`${topic}/harness.ts`);
  const name = /^(?:always|reachable|linearizable)\('([^']+)'/m.exec(source)![1]!;
  const [language] = demo.languages;
  return {
    ...demo,
    id: topic,
    scenarios: [{ name, title: { en: name, zh: name }, points: 10, visibility: 'public' }],
    // The submission itself is no reference; without one nobody looks for a mistake in the harness.
    languages: [{ ...language!, exports: [], harness: { file: 'harness.ts', source }, solutions: [] }],
  };
}

describe('the report of a real program', () => {
  const topics = readdirSync(FOLDER);
  const reports = new Map<string, Promise<Report>>();
  let pool: GraderPool;

  beforeAll(() => {
    pool = new GraderPool({ size: 2 });
    const grader = pool.forAuthor();
    for (const topic of topics) {
      const submission = { file: 'work.ts', source: read(`${topic}/work.ts`) };
      reports.set(topic, grade(exerciseOf(topic), submission, { grader }));
    }
  });
  afterAll(() => pool.close());

  it.each(topics)('%s', async (topic) => {
    const commands = { exercise: `exercises/${topic}`, submission: 'work.ts', hasHints: false };
    const source = read(`${topic}/work.ts`);
    const options = { style: PLAIN, verbose: false, rows: 12, commands, source } as const;
    const report = await reports.get(topic)!;

    expectGolden(`${topic}/report.txt`, renderTerminal(report, { ...options, language: 'en' }));
  });
});
