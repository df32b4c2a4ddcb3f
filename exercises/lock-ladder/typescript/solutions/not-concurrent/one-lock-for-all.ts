// "One lock for all tanks, and nobody can take two in the wrong order."
// And nobody can work at two tanks while somebody else works at two others.
import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

const all = new Lock();
/** The greatest id that this thread holds. */
const top = new ThreadLocal(-Infinity);

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top.get();
  const inOrder = [...new Set(tanks)].sort((a, b) => a.id - b.id);
  if (inOrder[0]!.id <= climbed) throw new Error('up the ladder only');
  if (climbed === -Infinity) all.acquire();
  top.set(inOrder.at(-1)!.id);
  try {
    return action();
  } finally {
    top.set(climbed);
    if (climbed === -Infinity) all.release();
  }
}
