import type { GraderPool } from '../pool/grader-pool';
import { whenCalled } from './attack';
import { HONEST, jobFor } from './exercise';
import { honestVerdicts, type Judgement } from './judge';
import { verdictOf } from './verdict-of';

/** Case 15: many spinning submissions at once. All end, and the honest ones among them are graded right. */
export async function siege(pool: GraderPool, spinning: number): Promise<Judgement> {
  const begun = performance.now();
  const limits = { timeMs: 1_500, fuel: 1e9, steps: 1e6 };
  const regex = whenCalled("/^(a+)+\\1$/.test('a'.repeat(60) + 'b')");
  const loops = Array.from({ length: spinning }, () => pool.run(jobFor(regex, { limits })));
  const honest = pool.run(jobFor(HONEST.typescript.correct));
  const verdicts = (await Promise.all(loops)).map(verdictOf);
  const among = verdictOf(await honest);
  const milliseconds = performance.now() - begun;
  const odd = verdicts.filter((verdict) => verdict !== 'time-limit');
  const problems = odd.map((verdict) => `one of the spinning submissions got "${verdict}"`);
  if (among !== 'accepted') problems.push(`the honest submission among them got "${among}"`);
  const next = await honestVerdicts(pool);
  if (!next.right) problems.push(`then honest submissions got "${next.correct}" and "${next.racy}"`);
  const attack = { id: '15', what: `${spinning} spinning submissions at once` };
  return { attack, verdict: verdicts[0] ?? 'grader-error', milliseconds, nextRight: next.right, problems };
}
