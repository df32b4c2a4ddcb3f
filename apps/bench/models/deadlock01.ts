import { always } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.deadlock01_bad: two locks in opposite orders.
always('deadlock01', () => {
  let counter = 1;
  const a = new Lock();
  const b = new Lock();

  const both = (first: Lock, second: Lock): void => {
    first.acquire();
    counter = counter + 1;
    second.acquire();
    counter = counter - 1;
    second.release();
    first.release();
  };

  const threads = [new Thread(() => both(a, b)), new Thread(() => both(b, a))];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
