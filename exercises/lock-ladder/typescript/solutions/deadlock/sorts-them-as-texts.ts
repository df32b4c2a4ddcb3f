// "`sort()` puts numbers in order." It compares them as texts: 10 comes before 9.
// Whoever climbs from 9 to 10 meets somebody who takes 10 first.
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
  const byId = new Map(tanks.map((tank) => [tank.id, tank]));
  const inOrder = [...byId.keys()].sort().map((id) => byId.get(id)!);
  if (inOrder.some(({ id }) => id <= climbed)) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  top.set(Math.max(...byId.keys()));
  try {
    return action();
  } finally {
    top.set(climbed);
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
