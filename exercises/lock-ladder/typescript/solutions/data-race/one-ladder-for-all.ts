// "I remember the greatest id that is held in a variable at the top of the file."
// That variable is there once for all threads: they overwrite it for one another.
import { Lock } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

let top = -Infinity;

export function holding<T>(tanks: Tank[], action: () => T): T {
  const climbed = top;
  const inOrder = [...new Set(tanks)].sort((a, b) => a.id - b.id);
  if (inOrder[0]!.id <= climbed) throw new Error('up the ladder only');
  for (const tank of inOrder) tank.lock.acquire();
  top = inOrder.at(-1)!.id;
  try {
    return action();
  } finally {
    top = climbed;
    for (const tank of inOrder.reverse()) tank.lock.release();
  }
}
