import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';
import { heldTowards } from './deadlock';
import { shortName } from './explainer';

export interface CoffmanCondition {
  readonly condition: 'mutual-exclusion' | 'hold-and-wait' | 'no-preemption' | 'circular-wait';
  readonly line: number;
  readonly text: Text;
}

/**
 * Coffman, Elphick, Shoshani, "System Deadlocks" (Computing Surveys 3, 1971): the four conditions of a deadlock, each
 * read off this one's circle. Empty if nobody in it holds anything that another one of it waits for.
 */
export function coffmanConditions(failure: Failure): readonly CoffmanCondition[] {
  if (failure.kind !== 'deadlock') return [];
  const edge = failure.waitFor.find(({ task }) => heldTowards(failure, task) !== undefined);
  const held = edge && heldTowards(failure, edge.task);
  if (edge === undefined || held === undefined) return [];
  // Who waits for a signal or for an end waits for nothing exclusive; what it holds itself is.
  const wanted =
    failure.locks.find(({ name, holder }) => name === edge.object && holder === edge.holder) ?? held;
  const isPermit = failure.waitFor.some(({ on, object }) => on === 'semaphore' && object === wanted.name);
  const waiter = shortName(failure, edge.task);
  return [
    {
      condition: 'mutual-exclusion',
      line: wanted.line,
      text: isPermit
        ? { en: `a permit of ${wanted.name} is exclusive`, zh: `${wanted.name} 的许可是互斥的` }
        : { en: `${wanted.name} is exclusive`, zh: `${wanted.name} 是互斥的` },
    },
    {
      condition: 'hold-and-wait',
      line: edge.line,
      text: {
        en: `${waiter} holds ${held.name} while it waits`,
        zh: `${waiter} 等待时仍占有 ${held.name}`,
      },
    },
    {
      condition: 'no-preemption',
      line: held.line,
      text: {
        en: `nobody takes ${held.name} away from ${waiter}`,
        zh: `没有人能从 ${waiter} 手里剥夺 ${held.name}`,
      },
    },
    {
      condition: 'circular-wait',
      line: failure.waitFor.at(-1)!.line,
      text: { en: `and they wait in a circle`, zh: `并且循环等待` },
    },
  ];
}
