import type { Job } from './job';
import { GraderPool } from './pool/grader-pool';

jest.setTimeout(60_000);

const LIMITS = { steps: 10_000, fuel: 1_000_000, output: 16_384, timeMs: 30_000, memoryMb: 128 };

const HARNESS = `
import { always, check, reachable } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread(work));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('long', ({ step }) => together(step, step, step, step));
reachable('met', ({ meet }, reach) => together(() => meet(reach), () => meet(reach)));
always('last', ({ answer }) => check.equal(answer(), 1, 'the answer'));
`;

const submission = (answer: number) => `
import { Lock } from 'heddle/threading';
const lock = new Lock();
let steps = 0;
let inside = 0;
export const step = () => { for (let n = 0; n < 3; n++) lock.run(() => { steps++; }); };
export const meet = (reach: () => void) => {
  lock.run(() => { inside++; if (inside === 2) reach(); });
  lock.run(() => { inside--; });
};
export const answer = () => ${answer};
`;

let pool: GraderPool;
beforeAll(() => (pool = new GraderPool({ size: 1 })));
afterAll(() => pool.close());

/** What is told of each scenario: its verdict, how many schedules were made, and whether a failure is shown. */
async function outcomes(answer: number) {
  const job: Job = {
    submission: { file: 'work.ts', source: submission(answer) },
    harness: { file: 'harness.ts', source: HARNESS },
    seed: 1,
    limits: LIMITS,
    task: {
      kind: 'explore',
      scenarios: ['long', 'met', 'last'].map((name) => ({ name, schedules: 300 })),
      untilFailure: true,
    },
  };
  const result = await pool.run(job);
  if (result.kind !== 'explored') throw new Error(JSON.stringify(result));
  return result.outcomes.map(({ scenario, verdict, search, failure }) => ({
    scenario,
    verdict,
    schedules: search.schedules,
    shown: failure !== undefined,
  }));
}

describe('a job that only asks whether everything is accepted', () => {
  it('does not search the first scenario to its end when a few schedules of the last one fail', async () => {
    expect(await outcomes(2)).toEqual([
      { scenario: 'last', verdict: 'wrong-result', schedules: expect.any(Number) as number, shown: false },
    ]);
  });

  it('searches everything when nothing fails', async () => {
    const all = await outcomes(1);
    expect(all.map(({ scenario, verdict }) => `${scenario} ${verdict}`)).toEqual([
      'long accepted',
      'met accepted',
      'last accepted',
    ]);
    expect(all[0]?.schedules).toBe(300);
  });
});
