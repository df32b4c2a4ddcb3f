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
    left.acquire();
    pickLeftFork();
    right.acquire();
    pickRightFork();
    eat();
    putRightFork();
    right.release();
    putLeftFork();
    left.release();
  }
}
