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
 * read off this one's circle. Empty if it is not a circle of locks.
 */
export function coffmanConditions(failure: Failure): readonly CoffmanCondition[] {
  const [edge] = failure.waitFor;
  if (failure.kind !== 'deadlock' || edge === undefined) return [];
  const held = heldTowards(failure, edge.task);
  const wanted = failure.locks.find(({ name }) => name === edge.object);
  if (held === undefined || wanted === undefined) return [];
  const waiter = shortName(failure, edge.task);
  return [
    {
      condition: 'mutual-exclusion',
      line: wanted.line,
      text: { en: `${wanted.name} is exclusive`, zh: `${wanted.name} 是互斥的` },
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
