import type { TraceStep } from '@heddle/verdict';
import type { Machine } from './machine';
import type { Awaited } from './state';

/**
 * What a task's next step waits for, as far as the steps tell. Where they do not (how many permits a semaphore began with,
 * how much a queue holds) it waits only if it never got further.
 *
 * @param joined the task that the step joins
 * @param complete are all steps of the run there? Those of a hidden test are not: then nobody knows who set an event.
 */
export function awaitedBy(
  step: TraceStep,
  machine: Machine,
  joined: number | undefined,
  complete: boolean,
): Awaited | undefined {
  // It was to give up some time: it can go on at any moment.
  if (step.value === 'no') return undefined;
  const stuck = step.blocked === true;
  const { target, task } = step;
  switch (step.operation) {
    case 'acquire':
      return lockAwaited(target, machine, task, stuck);
    case 'reacquire':
      return conditionAwaited(target, machine, task, stuck);
    case 'wait':
      return stuck ? { on: 'condition', name: target, holder: undefined } : undefined;
    case 'join': {
      const ended = joined !== undefined && machine.ended.has(joined);
      return ended || (joined === undefined && !stuck)
        ? undefined
        : { on: 'task', name: target, holder: joined };
    }
    case 'event-wait': {
      const event = machine.objects.get(target);
      const set = event?.kind === 'event' && event.set;
      return (set || !complete) && !stuck ? undefined : { on: 'event', name: target, holder: undefined };
    }
    case 'get': {
      const queue = machine.objects.get(target);
      const empty = queue?.kind !== 'queue' || (queue.length === 0 && !queue.closed);
      const waits = stuck || (complete && empty && step.value !== 'closed');
      return waits ? { on: 'queue', name: target, holder: undefined } : undefined;
    }
    case 'put':
    case 'queue-join':
      return stuck ? { on: 'queue', name: target, holder: undefined } : undefined;
    case 'semaphore-acquire':
      return stuck ? { on: 'semaphore', name: target, holder: undefined } : undefined;
    case 'barrier-wait':
    case 'barrier-leave':
      return stuck ? { on: 'barrier', name: target, holder: undefined } : undefined;
    default:
      return undefined;
  }
}

function lockAwaited(name: string, machine: Machine, task: number, stuck: boolean): Awaited | undefined {
  const { holder } = machine.lock(name);
  if (holder === undefined) return undefined;
  return holder !== task || stuck ? { on: 'lock', name, holder } : undefined;
}

function conditionAwaited(name: string, machine: Machine, task: number, stuck: boolean): Awaited | undefined {
  const condition = machine.objects.get(name);
  if (condition?.kind === 'condition' && condition.waiters.includes(task))
    return { on: 'condition', name, holder: undefined };
  const lock = machine.lockGivenUpBy(task);
  return lock === undefined ? undefined : lockAwaited(lock, machine, task, stuck);
}
