// "Who was woken can eat."
// It was one neighbour who got up; the other one may still be eating, or be eating again.
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
      if (neighbours.some((neighbour) => this.eating.has(neighbour))) this.changed.wait();
      this.eating.add(philosopher);
    });
    pickLeftFork();
    pickRightFork();
    eat();
    putLeftFork();
    putRightFork();
    this.changed.run(() => {
      this.eating.delete(philosopher);
      this.changed.notifyAll();
    });
  }
}
