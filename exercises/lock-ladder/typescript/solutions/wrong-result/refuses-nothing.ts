// "Within one call I sort, so there is no wrong order."
// A call within a call takes its locks later, in whatever order: the ladder is climbed down.
import { RLock as Lock } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

export function holding<T>(tanks: Tank[], action: () => T): T {
  const inOrder = [...new Set(tanks)].sort((a, b) => a.id - b.id);
  for (const tank of inOrder) tank.lock.acquire();
  try {
    return action();
  } finally {
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
