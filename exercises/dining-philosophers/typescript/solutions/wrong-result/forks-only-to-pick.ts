// "The lock is for taking the fork up."
// A fork that is in the hand is not free: the lock has to be held until the fork is put down.
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
    const [first, second] = philosopher + 1 < this.forks.length ? [left, right] : [right, left];
    first.run(() =>
      second.run(() => {
        pickLeftFork();
        pickRightFork();
      }),
    );
    eat();
    putLeftFork();
    putRightFork();
  }
}
