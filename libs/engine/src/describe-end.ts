import { Ending, OperationKind } from '@heddle/trace';
import type { RunState } from './run-state';
import { starvationAtEnd } from './starvation';
import { TaskState } from './task-table';

/** Completes the trace of a run that is over: its tasks, to which event loops they belong, and what they were about to do. */
export function describeEnd(state: RunState): void {
  const { trace, table, loops } = state;
  const { exist } = loops;
  if (trace.ending === Ending.StepLimit || trace.ending === Ending.Livelock)
    trace.starvation = starvationAtEnd(state);
  trace.close(table.count, exist);
  for (let task = 0; task < table.count; task++) {
    trace.daemon[task] = table.daemon[task]!;
    if (exist) {
      const loop = table.loop[task]! < 0 ? task : table.loop[task]!;
      trace.loop[task] = loop;
      trace.executor[task] = table.voiced[task]! ? loop : task;
    }
    if (table.state[task] !== TaskState.Pending || isOutside(table.kind[task]!)) continue;
    if (trace.ending === Ending.Completed && table.kind[task] !== OperationKind.Await) continue;
    const awaits = table.kind[task] === OperationKind.Await && trace.ending === Ending.Blocked;
    trace.pending.push({
      task: table.kind[task] === OperationKind.OutOfFuel ? table.voice[task]! : task,
      kind: awaits ? table.awaited[task]! : table.kind[task]!,
      object: awaits ? table.awaitedObject[task]! : table.object[task]!,
      site: table.site[task]!,
    });
  }
}

/** Not a task's doing: it is what an event loop waits for. */
function isOutside(kind: OperationKind): boolean {
  return kind === OperationKind.Complete || kind === OperationKind.Fire;
}
