import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.lazy01_bad: the sum is 3 only when the reader comes last.
always('lazy01', () => {
  let data = 0;
  const lock = new Lock();
  const add = (amount: number): void => {
    lock.acquire();
    data = data + amount;
    lock.release();
  };
  const read = (): void => {
    lock.acquire();
    check(data < 3, 'data reached 3');
    lock.release();
  };

  const threads = [new Thread(() => add(1)), new Thread(() => add(2)), new Thread(read)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
