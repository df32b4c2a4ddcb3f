import { Condition } from 'heddle/threading';

const filled = new Condition();
const items: string[] = [];

export function put(item: string): void {
  filled.run(() => {
    items.push(item);
    filled.notifyAll();
  });
}

export function take(): string {
  return filled.run(() => {
    if (items.length === 0) filled.wait();
    const item = items.shift();
    if (item === undefined) throw new Error('nothing to take');
    return item;
  });
}
