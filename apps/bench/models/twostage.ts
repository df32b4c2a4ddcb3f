import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.twostage_bad: each of the two values is locked, the pair is not.
always('twostage', () => {
  const WRITERS = 1;
  let value1 = 0;
  let value2 = 0;
  const lock1 = new Lock();
  const lock2 = new Lock();

  const write = (): void => {
    lock1.acquire();
    value1 = 1;
    lock1.release();
    lock2.acquire();
    value2 = value1 + 1;
    lock2.release();
  };
  const read = (): void => {
    lock1.acquire();
    const first = value1;
    lock1.release();
    if (first === 0) return;
    lock2.acquire();
    const second = value2;
    lock2.release();
    check.equal(second, first + 1, 'the second value');
  };

  const threads = Array.from({ length: WRITERS }, () => new Thread(write));
  threads.push(new Thread(read));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
