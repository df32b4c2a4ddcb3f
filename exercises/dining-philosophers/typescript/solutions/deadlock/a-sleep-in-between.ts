// "If each takes a little rest, they do not all reach at the same time."
// The rest may end before anybody else takes a step: the circle closes all the same.
import { Lock, sleep } from 'heddle/threading';

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
    sleep(0.01 * philosopher);
    right.acquire();
    pickRightFork();
    eat();
    putRightFork();
    right.release();
    putLeftFork();
    left.release();
  }
}
