import { Thread } from 'heddle/threading';

export function both(a: () => void, b: () => void): void {
  for (const work of [a, b]) {
    const thread = new Thread(work);
    thread.start();
    thread.join();
  }
}
