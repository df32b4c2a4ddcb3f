import { Lock } from 'heddle/threading';

const lock = new Lock();
const stock = new Map([['apple', 1]]);

export function take(name: string): void {
  lock.run(() => {
    const left = stock.get(name)!;
    if (left === 1) stock.delete(name);
    else stock.set(name, left - 1);
    describe(name, left);
  });
}

function describe(name: string, left: number): string {
  return `${name}: ${left.toFixed(0)}`;
}
