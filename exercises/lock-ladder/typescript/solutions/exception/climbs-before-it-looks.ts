// "First up, then a look whether that was allowed."
// Who is refused is noted as higher, or lower, than it stands.
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
  top.set(inOrder.at(-1)!.id);
  if (inOrder[0]!.id <= climbed) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  try {
    return action();
  } finally {
    top.set(climbed);
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
