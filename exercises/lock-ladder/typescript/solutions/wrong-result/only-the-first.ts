// "To lock the lowest tank is enough: whoever comes next has to wait there."
// Only if he wants the same lowest tank. Others who share one of the higher ones pass by.
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
  inOrder[0]!.lock.acquire();
  top.set(inOrder.at(-1)!.id);
  try {
    return action();
  } finally {
    top.set(climbed);
    inOrder[0]!.lock.release();
  }
}
