import { DetectNondeterminism, NondeterminismError, RandomWalk } from '@heddle/strategies';
import type { Model } from './model';
import { ModelError } from './model-error';
import { isBug } from './trial';

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
 * Is there something to search for? Runs a model under random schedules, each twice.
 *
 * @throws {ModelError} if it does not end in the same way twice in the same schedule, or fails in every one
 * @throws {NondeterminismError}
 */
export function screen(model: Model): void {
  const { execution, program, path } = model;
  const strategy = new DetectNondeterminism(new RandomWalk(0));
  const failing: boolean[] = [];
  while (failing.length < 2 * SCHEDULES && strategy.startRun()) {
    execution.run(program, strategy);
    failing.push(isBug(model));
  }
  strategy.startRun(); // tells of a last run that ended early
  const parted = failing.some((fails, run) => run % 2 === 1 && fails !== failing[run - 1]);
  if (parted) throw new ModelError('it does not end twice in the same way in the same schedule', path);
  if (!failing.every(Boolean)) return;
  const { text } = execution.exception ?? { text: execution.failure ?? 'it does not end well' };
  throw new ModelError(
    `it fails under each of ${SCHEDULES} schedules (${text}): nothing to search for`,
    path,
  );
}
