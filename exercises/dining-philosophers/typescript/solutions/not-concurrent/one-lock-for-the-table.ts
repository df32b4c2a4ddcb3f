// "If one eats at a time, nobody is in the way."
// That is so, and everybody else watches: those who share no fork could eat together.
import { Lock } from 'heddle/threading';

export class DiningPhilosophers {
  private readonly table = new Lock();

  constructor(_seats: number) {}

  wantsToEat(
    philosopher: number,
    pickLeftFork: () => void,
    pickRightFork: () => void,
    eat: () => void,
    putLeftFork: () => void,
    putRightFork: () => void,
  ): void {
    this.table.run(() => {
      pickLeftFork();
      pickRightFork();
      eat();
      putLeftFork();
      putRightFork();
    });
  }
}
