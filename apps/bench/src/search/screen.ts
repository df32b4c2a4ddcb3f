import type { RunMode, Strategy } from '@heddle/engine';
import { BoundedDepthFirst, DetectNondeterminism, NondeterminismError, RandomWalk } from '@heddle/strategies';
import type { Model } from './model';
import { ModelError } from './model-error';
import { bugOf, type DporSearch } from './trial';

const SCHEDULES = 100;

/**
 * What `use` makes of a model.
 *
 * @throws {ModelError} if it turns out on the way that the model does not do the same twice in the same schedule
 */
export async function ifDeterministic<T>({ path, sites }: Model, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof NondeterminismError)) throw error;
    const line = error.sites.map((site) => sites[site]?.line ?? 0).find((at) => at > 0);
    throw new ModelError('it does not do the same twice in the same schedule', path, line);
  }
}

/**
 * Is there something to search for? Runs a model under random schedules, and under some without preemptions: random ones would
 * hardly ever let a thread finish before the next one begins. Each is run twice.
 *
 * @throws {ModelError} if it does not end in the same way twice in the same schedule, or fails in every one
 * @throws {NondeterminismError}
 */
export function screen(model: Model): void {
  const bugs = [
    ...bugsOf(model, new RandomWalk(0)),
    ...bugsOf(model, new BoundedDepthFirst(0), { replay: true }),
  ];
  if (bugs.includes(undefined)) return;
  throw new ModelError(
    `it fails under each of ${bugs.length} schedules (${bugs[0]!}): nothing to search for`,
    model.path,
  );
}

/** By schedule. As a `replay`, fairness does not take a thread for a spinning one and hold it back. */
function bugsOf(model: Model, inner: Strategy, mode?: RunMode): (string | undefined)[] {
  const { execution, program, path } = model;
  const strategy = new DetectNondeterminism(inner);
  const bugs: (string | undefined)[] = [];
  for (let schedule = 0; schedule < SCHEDULES && strategy.startRun(execution.end); schedule++) {
    execution.run(program, strategy, mode);
    const bug = bugOf(model);
    strategy.startRun(execution.end);
    execution.run(program, strategy, mode);
    if (bug !== bugOf(model))
      throw new ModelError('it does not end twice in the same way in the same schedule', path);
    bugs.push(bug);
  }
  strategy.startRun(execution.end); // tells of a last run that ended early
  return bugs;
}

/** @throws {ModelError} if a search that ran them all found no schedule under which it fails */
export function requireBug({ path }: Model, { toBug, complete, executions }: DporSearch): void {
  if (toBug !== undefined || !complete) return;
  throw new ModelError(
    `no schedule of it fails (a complete search runs ${executions}): nothing to search for`,
    path,
  );
}
