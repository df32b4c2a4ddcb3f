// "I take the right one only if the left one is free."
// Whether it is free is asked before it is taken, and it is taken before the other one can be had.
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
    if (left.locked()) {
      right.acquire();
      pickRightFork();
      left.acquire();
      pickLeftFork();
    } else {
      left.acquire();
      pickLeftFork();
      right.acquire();
      pickRightFork();
    }
    eat();
    putLeftFork();
    putRightFork();
    left.release();
    right.release();
  }
}
