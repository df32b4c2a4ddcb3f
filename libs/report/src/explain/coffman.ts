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
  const owner = shortName(failure, wanted.holder);
  const circle = [...failure.waitFor, edge].map(({ task }) => shortName(failure, task)).join(' → ');
  return [
    {
      condition: 'mutual-exclusion',
      line: wanted.line,
      text: { en: `exclusive: only ${owner} has ${wanted.name}`, zh: `互斥：${wanted.name} 只归 ${owner}` },
    },
    {
      condition: 'hold-and-wait',
      line: edge.line,
      text: {
        en: `held while waiting: ${waiter} keeps ${held.name}`,
        zh: `占有并等待：${waiter} 等待时仍握着 ${held.name}`,
      },
    },
    {
      condition: 'no-preemption',
      line: held.line,
      text: {
        en: `never taken away: only ${waiter} can release ${held.name}`,
        zh: `不可剥夺：只有 ${waiter} 能释放 ${held.name}`,
      },
    },
    {
      condition: 'circular-wait',
      line: failure.waitFor.at(-1)!.line,
      text: { en: `a circle: ${circle}`, zh: `循环等待：${circle}` },
    },
  ];
}
