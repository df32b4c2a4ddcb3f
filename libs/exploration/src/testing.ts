import type { Coroutine } from '@heddle/engine';
import { HandwrittenProgram } from '@heddle/engine/testing';
import { ObjectKind, OperationKind, type Site } from '@heddle/trace';
import type { Target } from './target';

/** A scenario around a program written by hand. Sites 1 to 19 are the submission's, the others the harness's. */
export function targetOf(
  main: (program: HandwrittenProgram) => Coroutine,
  { mustReachGoal = false, steps = 2_000 } = {},
): Target {
  const program = new HandwrittenProgram(main, { steps });
  const sites = Array.from({ length: 64 }, (_, site): Site => ({
    source: site < 20 ? 'submission' : 'harness',
    line: site,
    column: 1,
    text: `site${site}`,
    function: '',
  }));
  return {
    scenario: 'by hand',
    mustReachGoal,
    execution: program.execution,
    program,
    explaining: program,
    sites,
  };
}

/** `counter += 1` by several tasks, and the assertion that nothing is lost. `locked`: each under a lock. */
export function counting(tasks: number, increments: number, { locked = false } = {}): Target {
  return targetOf(function* (p) {
    let counter = 0;
    const location = p.location();
    const lock = p.create(ObjectKind.Lock);
    function* increment(): Coroutine {
      yield* p.access(OperationKind.Read, location, 1);
      const read = counter;
      yield* p.access(OperationKind.Write, location, 2);
      counter = read + 1;
    }
    function* worker(): Coroutine {
      for (let i = 0; i < increments; i++) yield* locked ? p.locked(lock, increment) : increment();
    }
    yield* p.together(...Array.from({ length: tasks }, worker));
    if (counter !== tasks * increments) p.execution.harnessPort.fail(`the counter was ${counter}`);
  });
}

/** Two tasks take two locks, in opposite orders or in the same. */
export function twoLocks({ sameOrder = false } = {}): Target {
  return targetOf(function* (p) {
    const a = p.create(ObjectKind.Lock);
    const b = p.create(ObjectKind.Lock);
    const both = (first: number, second: number): Coroutine =>
      p.locked(first, () => p.locked(second, () => p.act(OperationKind.Pass)));
    yield* p.together(both(a, b), sameOrder ? both(a, b) : both(b, a));
  });
}
