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
    if (philosopher % 2 === 0) {
      left.acquire();
      pickLeftFork();
      right.acquire();
      pickRightFork();
    } else {
      right.acquire();
      pickRightFork();
      left.acquire();
      pickLeftFork();
    }
    eat();
    putLeftFork();
    putRightFork();
    left.release();
    right.release();
  }
}
