import { Ending, OperationKind, type Trace } from '@heddle/trace';
import type { Leak } from '@heddle/verdict';

/**
 * The async calls that had not come to their end when the program did, and for which nobody had asked: a forgotten `await`. Whoever
 * lost a race against a time-out may be left behind, as somebody looks after its promise.
 */
export function leftRunning(trace: Trace): Leak | undefined {
  if (trace.ending !== Ending.Completed || trace.loop.length === 0) return undefined;
  const left = trace.pending.filter(
    ({ kind, task }) => kind === OperationKind.Await && trace.daemon[task] === false,
  );
  if (left.length === 0) return undefined;
  const waiting = left.map(
    ({ task, site, object }) => ({ task, site, on: 'promise', object, holder: -1 }) as const,
  );
  return { kind: 'leak', locks: [], tasks: left.map(({ task }) => task), waiting };
}
