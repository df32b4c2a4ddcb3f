// "I store the new value only if nobody came in between, and otherwise do it again: nothing is lost, and no lock is held for long."
// Nothing is lost. But change is called a second time then, and whatever it does besides is done twice.
import { Lock, Thread } from 'heddle/threading';
const lock = new Lock();
let state = { counter: 0 };
export function value(): number {
  return lock.run(() => state.counter);
}
export function update(change: (old: number) => number): void {
  for (;;) {
    const seen = lock.run(() => state);
    const next = { counter: change(seen.counter) };
    const stored = lock.run(() => {
      if (state !== seen) return false;
      state = next;
      return true;
    });
    if (stored) return;
  }
}
export function increment(): void {
  update((x) => x + 1);
}
export function countTogether(threads: number, times: number, step: () => void): number {
  const ts = Array.from(
    { length: threads },
    () =>
      new Thread(() => {
        for (let i = 0; i < times; i++) step();
      }),
  );
  ts.forEach((t) => t.start());
  ts.forEach((t) => t.join());
  return value();
}
