import { Lock, ThreadLocal } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

class Ladder implements Disposable {
  private readonly rungs: Tank[] = [];

  get top(): number {
    return this.rungs.at(-1)?.id ?? Number.NEGATIVE_INFINITY;
  }

  get height(): number {
    return this.rungs.length;
  }

  up(tank: Tank): void {
    if (tank.id === this.top) return;
    tank.lock.acquire();
    this.rungs.push(tank);
  }

  downTo(height: number): void {
    while (this.rungs.length > height) this.rungs.pop()!.lock.release();
  }

  [Symbol.dispose](): void {
    this.downTo(0);
  }
}

const ladders = new ThreadLocal<Ladder | undefined>();

export function holding<T>(tanks: Tank[], action: () => T): T {
  const ladder = ladders.get() ?? new Ladder();
  ladders.set(ladder);
  const lowest = Math.min(...tanks.map(({ id }) => id));
  if (lowest <= ladder.top) throw new RangeError(`${lowest} is below ${ladder.top}`);
  const height = ladder.height;
  try {
    for (const tank of [...tanks].sort((a, b) => a.id - b.id)) ladder.up(tank);
    return action();
  } finally {
    ladder.downTo(height);
  }
}
