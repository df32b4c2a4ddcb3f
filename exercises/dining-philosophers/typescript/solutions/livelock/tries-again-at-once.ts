// "If I cannot have the second one I give the first one back, and try again."
// In lockstep all of them take one, find the other one taken, and give it back, for ever: nobody rests in between.
import { Lock } from 'heddle/threading';

export class DiningPhilosophers {
  private readonly forks: Lock[];

  constructor(seats: number) {
    this.forks = Array.from({ length: seats }, () => new Lock());
  }

  wantsToEat(
    philosopher: number,
    pickLeftFork: () => void,
    pickRightFork: () => void,
    eat: () => void,
    putLeftFork: () => void,
    putRightFork: () => void,
  ): void {
    const left = this.forks[philosopher]!;
    const right = this.forks[(philosopher + 1) % this.forks.length]!;
    for (;;) {
      left.acquire();
      if (right.acquire(false)) break;
      left.release();
    }
    pickLeftFork();
    pickRightFork();
    eat();
    putLeftFork();
    putRightFork();
    left.release();
    right.release();
  }
}
