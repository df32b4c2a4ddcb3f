import { Lock } from 'heddle/threading';

const forks = [new Lock(), new Lock(), new Lock()];

export function dine(philosopher: number): void {
  forks[philosopher].acquire();
  forks[(philosopher + 1) % 3].acquire();
  forks[(philosopher + 1) % 3].release();
  forks[philosopher].release();
}
