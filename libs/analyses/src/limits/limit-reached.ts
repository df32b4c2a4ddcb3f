import { Ending, OperationKind, type Trace } from '@heddle/trace';
import type { Event, LimitReached } from '@heddle/verdict';
import { eventAt } from '../deadlock/wait-edge';

/** For a run that was ended by a limit: the last thing each unfinished task did, by task number. */
export function limitReached(trace: Trace): LimitReached | undefined {
  const kind = limitKind(trace.ending);
  const { starvation } = trace;
  return kind && { kind, last: lastEvents(trace), ...(starvation !== undefined && { starvation }) };
}

function limitKind(ending: Ending): LimitReached['kind'] | undefined {
  switch (ending) {
    case Ending.StepLimit:
      return 'step-limit';
    case Ending.Livelock:
      return 'livelock';
    case Ending.OutputLimit:
      return 'output-limit';
    case Ending.Completed:
    case Ending.Blocked:
    case Ending.Failed:
    case Ending.Exception:
    case Ending.Abandoned:
      return undefined;
  }
}

function lastEvents(trace: Trace): Event[] {
  const last = new Map<number, number>();
  for (let at = trace.length - 1; at >= 0 && last.size < trace.tasks; at--) {
    if (!last.has(trace.task[at]!)) last.set(trace.task[at]!, at);
  }
  return [...last.values()]
    .filter((at) => trace.kind[at] !== OperationKind.End)
    .map((at) => eventAt(trace, at))
    .sort((a, b) => a.task - b.task);
}
