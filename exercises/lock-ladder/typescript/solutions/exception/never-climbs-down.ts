// "The greatest id only ever grows."
// After the action the tanks are given back, and the thread stands at the foot of the ladder again.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

/** The greatest id that this thread holds. */
const top = new ThreadLocal(-Infinity);

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top.get();
  const inOrder = [...new Set(tanks)].sort((a, b) => a.id - b.id);
  if (inOrder[0]!.id <= climbed) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  top.set(inOrder.at(-1)!.id);
  try {
    return action();
  } finally {
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
