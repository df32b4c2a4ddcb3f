// "I check each tank right before I take it."
// When the second one is refused, the first one is taken already, and nobody gives it back.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

const held = new ThreadLocal<readonly number[]>([]);

export function holding<T>(tanks: Tank[], action: () => T): T {
  const before = held.get();
  const inOrder = [...new Set(tanks)].sort((a, b) => b.id - a.id);
  for (const tank of inOrder) {
    if (before.some((id) => tank.id <= id)) throw new Error('up the ladder only');
    tank.lock.acquire();
  }
  held.set([...before, ...inOrder.map(({ id }) => id)]);
  try {
    return action();
  } finally {
    held.set(before);
    for (const tank of inOrder) tank.lock.release();
  }
}
