// "The methods of a Map are atomic, so a counter in a Map needs no lock."
// get is atomic and set is atomic. The two together are not: another thread fits in between.
import { Thread } from 'heddle/threading';

const counters = new Map<string, number>([['visitors', 0]]);

export function value(): number {
  return counters.get('visitors') ?? 0;
}

export function increment(): void {
  counters.set('visitors', value() + 1);
}

export function update(change: (old: number) => number): void {
  counters.set('visitors', change(value()));
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const started: Thread[] = [];
  for (let i = 0; i < threads; i++) {
    const thread = new Thread(() => {
      for (let j = 0; j < times; j++) step();
    });
    thread.start();
    started.push(thread);
  }
  for (const thread of started) thread.join();
  return value();
}
