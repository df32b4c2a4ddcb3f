import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread({ name: work.name, target: work }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('too much is asked for', ({ remove }) => {
  together(function greedy() {
    try { remove(2); } catch {}
  });
});
