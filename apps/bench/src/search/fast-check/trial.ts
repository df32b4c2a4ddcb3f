import fc from 'fast-check';
import { ASYNC_MODELS, runModel } from './models';

export function isExpressible(model: string): boolean {
  return Object.hasOwn(ASYNC_MODELS, model);
}

/** Runs of fast-check's scheduler to the first bug; undefined if there was none within the budget. */
export async function runsToBug(name: string, seed: number, budget: number): Promise<number | undefined> {
  const model = ASYNC_MODELS[name]!;
  const property = fc.asyncProperty(fc.scheduler(), (scheduler) => runModel(model, scheduler));
  const { failed, numRuns } = await fc.check(property, { seed, numRuns: budget, endOnFailure: true });
  return failed ? numRuns : undefined;
}
