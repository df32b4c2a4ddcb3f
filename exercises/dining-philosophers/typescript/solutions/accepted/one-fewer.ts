import { Lock, Semaphore } from 'heddle/threading';

export class DiningPhilosophers {
  private readonly forks: Lock[];
  private readonly room: Semaphore;

  constructor(seats: number) {
    this.forks = Array.from({ length: seats }, () => new Lock());
    this.room = new Semaphore(seats - 1);
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
    this.room.acquire();
    left.acquire();
    right.acquire();
    pickLeftFork();
    pickRightFork();
    eat();
    putLeftFork();
    putRightFork();
    right.release();
    left.release();
    this.room.release();
  }
}
